import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { pieceBytes } from '#app/model/files/attachment'
import { findViolations } from '../support/axe'
import { signIn, type SignedIn } from '../support/people'
import * as samples from '../support/sampleFiles'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

const openWhistles = (who: SignedIn): Promise<Page> => stage.open(`/trackers/${tracker}/whistles`, { signedIn: who })
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const inForm = (page: Page, name: string) => page.locator('.record-form').getByRole('button', { name, exact: true })
const chosen = (page: Page) => page.locator('.record-form input[type=file]').last()
const picture = (name: string, buffer: Buffer = samples.png()) => ({ name, mimeType: 'image/png', buffer })
const shown = (page: Page, name: string) => page.locator('.record-files').getByRole('link', { name, exact: true })

async function begin(street: Page): Promise<void> {
  await press(street, '吹哨')
  await street.getByLabel('地点').fill('德胜门内大街 5 号')
  await street.getByLabel('问题').fill('临街墙体开裂')
  await street.getByLabel(/^查找单位/).fill('人社')
  await street.getByRole('checkbox', { name: '人社局' }).check()
}

/** What a mouse or the clipboard brings into the form. */
async function bring(page: Page, kind: 'drop' | 'paste', name: string): Promise<void> {
  await page.locator('.record-form').evaluate(
    (form, given) => {
      const data = new DataTransfer()
      const bytes = Uint8Array.from(atob(given.base64), (sign) => sign.charCodeAt(0))
      data.items.add(new File([bytes], given.name, { type: 'image/png' }))
      const event =
        given.kind === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
      form.dispatchEvent(event)
    },
    { kind, name, base64: samples.png().toString('base64') },
  )
}

it('R1 R5: photographs go with a whistle once they are there; who is called sees them, and brings their own', async () => {
  const { server } = stage
  const de = await signIn(server, { role: 'department', department: 'desheng', name: '德街道' })
  const street = await openWhistles(de)
  await begin(street)
  const held: (() => void)[] = []
  await street.route('**/uploads/*?place=1', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  await chosen(street).setInputFiles([
    picture('墙体.png', samples.padded(samples.png(), pieceBytes * 2)),
    picture('误选.png'),
    { ...picture('网页.jpg', samples.html()), mimeType: 'image/jpeg' },
  ])
  await street.getByText('还有 1 个文件在上传').waitFor()
  expect(await inForm(street, '吹哨').isDisabled()).toBe(true)
  await street.getByRole('alert').filter({ hasText: '内容与扩展名不符' }).waitFor()
  await expect.poll(() => held.length).toBe(1)
  held[0]!()
  await street.getByText('有文件没有传上').waitFor()
  expect(await findViolations(street)).toEqual([])
  await press(street, '知道了，网页.jpg 不上传')
  await press(street, '移除 误选.png')
  await bring(street, 'drop', '拖入.png')
  await bring(street, 'paste', 'image.png')
  await street.getByRole('button', { name: /^移除 截图-/ }).waitFor()
  await expect.poll(() => street.locator('.record-form img').count()).toBe(3)
  await inForm(street, '吹哨').click()
  await shown(street, '墙体.png').waitFor()
  expect(await street.locator('.record-files a').count()).toBe(3)

  const called = await openWhistles(stage.liaison)
  await expect
    .poll(() =>
      shown(called, '墙体.png')
        .locator('img')
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    )
    .toBe(1)
  await shown(called, '墙体.png').click()
  await called.getByRole('dialog', { name: '查看 墙体.png' }).locator('img').waitFor()
  await called.keyboard.press('Escape')
  await press(called, '报到')
  await press(called, '到场')
  await chosen(called).setInputFiles([picture('到场.png')])
  await called.getByRole('button', { name: '移除 到场.png' }).waitFor()
  expect(await findViolations(called)).toEqual([])
  await inForm(called, '到场').click()
  await shown(called, '到场.png').waitFor()

  // What others did comes by itself.
  await shown(street, '到场.png').waitFor()
  await press(street, '补充照片')
  await chosen(street).setInputFiles([picture('补充.png')])
  await street.getByRole('button', { name: '移除 补充.png' }).waitFor()
  await inForm(street, '补充照片').click()
  await shown(called, '补充.png').waitFor()
  expect(await findViolations(street)).toEqual([])
})

it('R5: what was not sent along is given up with its form; what lay too long is sent anew', async () => {
  const { server } = stage
  const de = await signIn(server, { role: 'department', department: 'desheng', name: '德街道' })
  const street = await openWhistles(de)
  await begin(street)
  await chosen(street).setInputFiles([picture('放弃.png')])
  await street.getByRole('button', { name: '移除 放弃.png' }).waitFor()
  const [given] = await Promise.all([
    street.waitForResponse((response) => response.request().method() === 'DELETE'),
    inForm(street, '取消').click(),
  ])
  expect(given.status()).toBe(204)

  await begin(street)
  await chosen(street).setInputFiles([picture('重传.png')])
  await street.getByRole('button', { name: '移除 重传.png' }).waitFor()
  // As the server does with what nothing came of for half an hour.
  await street.evaluate(async (address) => {
    const upload = performance.getEntriesByType('resource').map(({ name }) => name)
    const last = upload.filter((name) => name.includes('/uploads/')).at(-1)!
    await fetch(`${address}/uploads/${new URL(last).pathname.split('/').at(-1)!}`, { method: 'DELETE' })
  }, `/trackers/${tracker}`)
  await inForm(street, '吹哨').click()
  await street.getByRole('alert').filter({ hasText: '已重新上传' }).waitFor()
  await street.getByRole('button', { name: '移除 重传.png' }).waitFor()
  await inForm(street, '吹哨').click()
  await shown(street, '重传.png').waitFor()
})

it('R5: on a row’s panel photographs dropped on the form are the whistle’s, beside it the evidence’s', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  await page.goto(`/trackers/${tracker}?item=1.2.4&department=`)
  const panel = page.getByRole('complementary', { name: '事项详情' })
  await panel.getByRole('button', { name: '吹哨', exact: true }).click()
  await panel.getByLabel('地点').fill('月坛北街 2 号')
  await panel.getByLabel('问题', { exact: true }).fill('管线外露')
  await panel.getByLabel(/^查找单位/).fill('jw')
  await panel.getByRole('checkbox', { name: '教委', exact: true }).check()
  await bring(page, 'drop', '管线.png')
  await panel.getByRole('button', { name: '移除 管线.png' }).waitFor()
  await inForm(page, '吹哨').click()
  await shown(page, '管线.png').waitFor()
  expect(await panel.locator('.file-entry').count()).toBe(0)
})

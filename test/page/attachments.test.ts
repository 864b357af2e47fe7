import type { Locator, Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readItem } from '#app/model/ledger/ledger'
import { pieceBytes } from '#app/model/files/attachment'
import { findViolations } from '../support/axe'
import { cellOf, saved, seen } from '../support/ledger-page'
import { connectEditor, signIn } from '../support/people'
import * as samples from '../support/sampleFiles'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
/** Of which the liaison’s department leads the first. */
const item = '1.2.4'
const pdf = (name: string, length = 0) => ({
  name,
  mimeType: 'application/pdf',
  buffer: samples.padded(samples.pdf(name), length),
})

async function openPanel(page: Page, id = item): Promise<Locator> {
  await cellOf(page, id, 'title').click()
  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: '事项详情' })
  await panel.waitFor()
  return panel
}
const input = (panel: Locator) => panel.locator('input[type=file]').first()
const entry = (panel: Locator, name: string) => panel.getByRole('link', { name, exact: true })

/** Files as the mouse or the clipboard brings them. */
const transfer = (page: Page, files: { name: string; type: string; base64: string }[]) =>
  page.evaluateHandle((given) => {
    const data = new DataTransfer()
    for (const { name, type, base64 } of given)
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type }))
    return data
  }, files)

it('R5: two files at once, each with its progress; the other browser sees the entries, and opens a picture in place', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  const panel = await openPanel(page)
  const other = await stage.ledger({ signedIn: stage.coordinator })
  const otherPanel = await openPanel(other)
  let held: (() => void)[] = []
  await page.route('**/uploads/*?place=2', async (route) => {
    await new Promise<void>((resolve) => held.push(resolve))
    await route.continue()
  })
  const picture = { name: '现场照片.png', mimeType: 'image/png', buffer: samples.png() }
  await input(panel).setInputFiles([pdf('盖章总结.pdf', pieceBytes * 3), picture])
  await entry(panel, '现场照片.png').waitFor()
  const progress = panel.getByRole('progressbar', { name: '正在上传 盖章总结.pdf' })
  await expect.poll(() => progress.getAttribute('value')).toBe(String(pieceBytes * 2))
  expect(await findViolations(page, '.ag-row')).toEqual([])
  await expect.poll(() => held.length).toBe(1)
  held.forEach((go) => go())
  held = []
  await entry(panel, '盖章总结.pdf').waitFor()
  await expect.poll(() => progress.count()).toBe(0)
  await seen(otherPanel.locator('.file-entry'), /盖章总结\.pdf\s*768 KB/)
  await seen(cellOf(other, item, 'title'), '')
  await entry(otherPanel, '现场照片.png').click()
  const shown = other.getByRole('dialog', { name: '查看 现场照片.png' })
  await expect.poll(() => shown.locator('img').evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1)
  expect(await findViolations(other, '.ag-row')).toEqual([])
  await other.keyboard.press('Escape')
  await expect.poll(() => shown.count()).toBe(0)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    entry(panel, '盖章总结.pdf').click({ modifiers: ['Alt'] }),
  ])
  expect(download.suggestedFilename()).toBe('盖章总结.pdf')
})

it('R5: what is dropped on the panel or pasted into it is handed in; a screenshot gets a name; cells with their picture do not', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  const panel = await openPanel(page)
  const base64 = samples.png().toString('base64')
  const dropped = await transfer(page, [{ name: '拖入.png', type: 'image/png', base64 }])
  await panel.dispatchEvent('dragover', { dataTransfer: dropped })
  await seen(panel, '松开鼠标')
  await panel.dispatchEvent('drop', { dataTransfer: dropped })
  await entry(panel, '拖入.png').waitFor()
  const paste = (withText: boolean) =>
    panel.evaluate(
      (element, { sign, hasText }) => {
        const data = new DataTransfer()
        data.items.add(
          new File([Uint8Array.from(atob(sign), (one) => one.charCodeAt(0))], 'image.png', { type: 'image/png' }),
        )
        if (hasText) data.setData('text/plain', '单元格')
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      },
      { sign: base64, hasText: withText },
    )
  await paste(true)
  await paste(false)
  await panel.getByRole('link', { name: /^截图-\d{4}-\d\d-\d\d-\d{4}\.png$/ }).waitFor()
  expect(await panel.locator('.file-entry', { hasText: 'image' }).count()).toBe(0)
})

it('R5: one is taken out of the cell and comes back with undo; the editor of links leaves files alone', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  const panel = await openPanel(page)
  await input(panel).setInputFiles([pdf('移除.pdf')])
  await entry(panel, '移除.pdf').waitFor()
  await panel.getByRole('button', { name: '移除 移除.pdf' }).click()
  await expect.poll(() => entry(panel, '移除.pdf').count()).toBe(0)
  await cellOf(page, item, 'title').click()
  await page.keyboard.press('Control+z')
  await entry(panel, '移除.pdf').waitFor()
  await panel.getByRole('button', { name: '修改佐证材料' }).click()
  const text = panel.getByRole('textbox', { name: '佐证材料' })
  await text.fill('纪要 https://oa.example/d/1')
  // Another comes while links are typed.
  await input(panel).setInputFiles([pdf('其间.pdf')])
  const witness = await connectEditor(stage.server, stage.coordinator)
  const evidence = () => readItem(witness.doc, item)!.evidence
  await expect.poll(() => evidence().some((line) => line.startsWith('其间.pdf '))).toBe(true)
  await seen(panel.locator('.popup-editor__files'), '其间.pdf')
  await text.press('Control+Enter')
  await expect.poll(() => evidence().includes('纪要 https://oa.example/d/1')).toBe(true)
  for (const name of ['移除.pdf', '其间.pdf']) expect(evidence().some((line) => line.startsWith(`${name} `))).toBe(true)
  witness.close()
  await saved(page)
})

it('R5: what is refused says why and leaves; a broken network goes on where it was', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  const panel = await openPanel(page)
  await input(panel).setInputFiles([
    { name: '网页.pdf', mimeType: 'application/pdf', buffer: samples.html() },
    { name: '空.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
    { name: '程序.exe', mimeType: 'application/octet-stream', buffer: samples.program() },
  ])
  const lines = panel.locator('.uploads__line')
  for (const why of ['与扩展名不符', '0 字节', '不接收这种文件']) await seen(lines, why)
  for (const name of ['网页.pdf', '空.pdf', '程序.exe'])
    await panel.getByRole('button', { name: `知道了，${name} 不上传` }).click()
  await expect.poll(() => lines.count()).toBe(0)
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT') asked.push(new URL(request.url()).search)
  })
  await page.route('**/uploads/*?place=3', (route) => route.abort())
  await input(panel).setInputFiles([pdf('中断.pdf', pieceBytes * 4)])
  await seen(lines, '从中断处接着传')
  await page.unroute('**/uploads/*?place=3')
  asked.length = 0
  await panel.getByRole('button', { name: '重试' }).click()
  await entry(panel, '中断.pdf').waitFor()
  expect(asked).toEqual(['?place=3'])
  // The machine itself says when it is on the network again: nobody has to click.
  await page.context().setOffline(true)
  await input(panel).setInputFiles([pdf('离线.pdf')])
  await seen(lines, '从中断处接着传')
  await page.context().setOffline(false)
  await entry(panel, '离线.pdf').waitFor()
})

it('R5: while a file is on its way the page is not left without a question, also with a form of a record open', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  const panel = await openPanel(page)
  let go = () => {}
  await page.route('**/uploads/*?place=1', async (route) => {
    await new Promise<void>((resolve) => (go = resolve))
    await route.continue()
  })
  await input(panel).setInputFiles([pdf('在路上.pdf', pieceBytes * 2)])
  await panel.getByRole('progressbar', { name: '正在上传 在路上.pdf' }).waitFor()
  await panel.getByRole('button', { name: '吹哨', exact: true }).click()
  await panel.getByRole('form', { name: '吹哨' }).waitFor()
  const asked = page.waitForEvent('dialog')
  const left = page.getByRole('link', { name: '历史台账' }).click()
  const dialog = await asked
  await dialog.dismiss()
  await left
  expect(new URL(page.url()).pathname).toBe(`/trackers/${tracker}`)
  go()
  await entry(panel, '在路上.pdf').waitFor()
})

it('R5: who may not write the evidence has no button, and dropping does nothing', async () => {
  const viewer = await signIn(stage.server, { role: 'viewer', name: '凌领导' })
  for (const [signedIn, id] of [
    [viewer, item],
    [stage.liaison, '1.1'],
  ] as const) {
    const page = await stage.ledger({ signedIn })
    const panel = await openPanel(page, id)
    expect(await panel.getByRole('button', { name: '上传文件' }).count()).toBe(0)
    const dropped = await transfer(page, [
      { name: 'a.png', type: 'image/png', base64: samples.png().toString('base64') },
    ])
    await panel.dispatchEvent('dragover', { dataTransfer: dropped })
    expect(await panel.locator('.row-panel__drop').count()).toBe(0)
  }
})

it('R5: closing asks for a file where the ledger says so: a link is not enough', async () => {
  const settings = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.coordinator })
  await settings.locator('.save-state--saved').waitFor()
  await settings.getByRole('button', { name: '编辑“佐证材料”' }).click()
  await settings.getByLabel('何时必填').selectOption('file')
  await saved(settings)
  const page = await stage.ledger({ signedIn: stage.coordinator })
  const panel = await openPanel(page, '1.3')
  await panel.getByRole('button', { name: '填写佐证材料' }).click()
  await panel.getByRole('textbox', { name: '佐证材料' }).fill('纪要 https://oa.example/d/1')
  await page.keyboard.press('Control+Enter')
  const close = panel.getByRole('button', { name: '销号', exact: true })
  await panel.getByTitle('请先在“佐证材料”中上传文件').waitFor()
  expect(await close.isDisabled()).toBe(true)
  await input(panel).setInputFiles([pdf('销号依据.pdf')])
  await entry(panel, '销号依据.pdf').waitFor()
  await close.click()
  await seen(cellOf(page, '1.3', 'status'), '已销号')
  await saved(page)
})

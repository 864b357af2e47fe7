import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readColumns, readItem, readItems, readStreams } from '#app/model/ledger/ledger'
import { streamsInOrder } from '#app/model/ledger/outline'
import { ledgerIsOpen, seen } from '../support/ledger-page'
import { openHand } from '../support/own-columns'
import { connectEditor, type Editor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })
const begin = (from: string) => stage.open(`/trackers/new?from=${from}`, { signedIn: stage.coordinator })

/** Makes it, and waits until it may be edited. */
async function make(page: Page): Promise<Editor> {
  await page.getByRole('button', { name: '建立台账', exact: true }).click()
  await page.waitForURL(/\/trackers\/(?!new)/)
  await ledgerIsOpen(page)
  return connectEditor(stage.server, stage.coordinator, new URL(page.url()).pathname.split('/').at(-1))
}

it('L6: a ledger begins blank, with its streams, and takes its first item', async () => {
  const page = await begin('blank')
  await page.getByLabel('台账名称').fill('防汛备汛')
  await page.getByLabel('类别，一行一个').fill('物资\n\n 队伍 \n')
  const { doc, close } = await make(page)
  expect(streamsInOrder(readStreams(doc)).map(({ title }) => title)).toEqual(['物资', '队伍'])
  await page.getByRole('button', { name: '添加事项' }).click()
  await page.getByRole('menuitem', { name: '在“一 物资”添加事项' }).click()
  await page.locator('.cell-input--open:focus').waitFor()
  await page.keyboard.insertText('储备沙袋两万条')
  await page.keyboard.press('Enter')
  await expect.poll(() => readItems(doc).map(({ title }) => title)).toEqual(['储备沙袋两万条'])
  close()
})

it('L6: one from a template has its streams and columns; a name that is taken is told before anything is made', async () => {
  const page = await begin('template')
  await page.getByRole('radio', { name: /巡视审计整改/ }).check()
  await page.getByRole('heading', { level: 2, name: '巡视审计整改' }).waitFor()
  await page.getByLabel('台账名称').fill('西城区机构改革建议落实台账')
  await page.getByRole('button', { name: '建立台账', exact: true }).click()
  await seen(page.getByRole('alert'), '没有建立：已有同名的台账。')
  await page.getByLabel('台账名称').fill('')
  const { doc, close } = await make(page)
  expect(await page.title()).toContain('巡视审计整改')
  expect([readStreams(doc).length, readItems(doc)]).toEqual([5, []])
  expect(readColumns(doc).map(({ name }) => name)).toContain('涉及金额')
  close()
})

it('L6: a copy has the items; what became of them only when it is asked for', async () => {
  const hand = await openHand(stage.server, stage.coordinator)
  hand.write([
    { item: '1.2.4', column: 'owner', value: '王敏' },
    { item: '1.2.4', column: 'due', value: '2026-12-31' },
    { item: '1.2.4', column: 'progress', value: '方案已拟定' },
    { item: '1.2.4', column: 'status', value: 'in_progress' },
  ])
  const asked = ({ doc }: Editor) => {
    const { title, lead, owner, due, progress, status } = readItem(doc, '1.2.4')!
    return [title !== '', lead, owner, due, progress, status]
  }
  const page = await begin('copy')
  await page.getByLabel('台账名称').fill('改革建议 2027')
  const bare = await make(page)
  expect(asked(bare)).toEqual([true, 'renshe', '', '', '', 'issued'])
  await page.goto('/trackers/new?from=copy')
  await page.getByRole('checkbox', { name: '进展' }).check()
  await page.getByRole('checkbox', { name: '责任人' }).check()
  await page.getByLabel('台账名称').fill('改革建议 2028')
  const whole = await make(page)
  expect(asked(whole)).toEqual([true, 'renshe', '王敏', '', '方案已拟定', 'in_progress'])
  expect(readItems(whole.doc).length).toBe(43)
  for (const editor of [hand, bare, whole]) editor.close()
})

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { cellOf, headerOf, isLive, openEditor, rowIds, saved, seen } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

async function chooseIn(page: Page, column: string, name: string): Promise<void> {
  await headerOf(page, column).click({ button: 'right' })
  await page.getByRole('menuitem', { name }).click()
}
const undo = (page: Page) => page.locator('.toast__action').click()

it('L2 L4: a column is added from a header, filled in, hidden while somebody types in it, removed and brought back', async () => {
  const mine = await stage.ledger({ signedIn: stage.coordinator })
  const theirs = await stage.ledger({ signedIn: stage.liaison })
  await chooseIn(mine, 'owner', '在右侧添加列…')
  await mine.getByRole('textbox', { name: '新列的名称' }).fill('联系电话')
  await mine.keyboard.press('Enter')
  // The same form, now of what there is.
  await mine.getByRole('dialog', { name: '列设置：联系电话' }).waitFor()
  await mine.keyboard.press('Escape')
  const header = theirs.locator('.ag-header-cell', { hasText: '联系电话' })
  await header.waitFor({ state: 'attached' })
  const column = (await header.getAttribute('col-id'))!
  await openEditor(theirs, '1.2.4', column)
  await theirs.keyboard.insertText('8390')
  // Somebody changes the columns: who types goes on, in one that is there.
  await chooseIn(mine, 'lead', '列设置…')
  await mine.getByLabel('名称', { exact: true }).fill('责任单位')
  await mine.keyboard.press('Enter')
  await seen(theirs.locator('.tabs'), '全部')
  await chooseIn(mine, column, '移除此列')
  await seen(mine.locator('.toast'), '已移除列“联系电话”')
  await seen(theirs.locator('dialog.refusals .refusals__where'), '联系电话')
  // What was typed is there, and so is what one types on.
  await theirs.keyboard.insertText('0000')
  expect(await theirs.locator('dialog.refusals textarea').inputValue()).toBe('83900000')
  await theirs.getByRole('button', { name: '关闭' }).click()
  await headerOf(theirs, column).waitFor({ state: 'detached' })
  await seen(headerOf(theirs, 'lead'), '责任单位')
  await undo(mine)
  await headerOf(theirs, column).waitFor({ state: 'attached' })
  await cellOf(theirs, '1.2.4', column).click()
  await theirs.keyboard.type('8391')
  await theirs.keyboard.press('Enter')
  await seen(cellOf(mine, '1.2.4', column), '8391')
})

it('L3 L5: a stream is removed with its items moved, by keys; taken back; removed out of sight and brought back in the settings', async () => {
  const mine = await stage.ledger({ signedIn: stage.coordinator })
  const theirs = await stage.ledger({ signedIn: stage.liaison }, '?stream=s3')
  const before = await rowIds(theirs)
  await mine.locator('.tab', { hasText: '三 ' }).click({ button: 'right' })
  await mine.getByRole('menuitem', { name: '移除此类别…' }).click()
  await mine.getByLabel(/移除以后/).selectOption({ label: '移到 二 街道“大部制”配套与区街衔接' })
  await mine.locator('.structure-form__aside .button--danger').click()
  await seen(mine.locator('.toast'), '其中的事项移到')
  // Who looked at it sees all again.
  await theirs.locator('.tab[aria-current="true"]', { hasText: '全部' }).waitFor()
  await undo(mine)
  await theirs.locator('.tab', { hasText: '三 过渡期' }).click()
  await expect.poll(() => rowIds(theirs)).toEqual(before)
  await saved(mine)

  await mine.goto(`/trackers/${tracker}/settings`)
  await isLive(mine)
  await saved(mine)
  const streams = mine.getByRole('region', { name: '类别' })
  const names = () => streams.locator('.shapes__name').allTextContents()
  const first = await names()
  const handle = streams.locator('.ordered__handle').first()
  await handle.focus()
  await handle.press('ArrowDown')
  await expect.poll(names).toEqual([first[1], first[0], ...first.slice(2)])
  await undo(mine)
  await expect.poll(names).toEqual(first)
  await streams.locator('.shapes__line').nth(4).click()
  await streams.getByRole('button', { name: '移除此类别' }).click()
  await streams.locator('.structure-form__aside .button--danger').click()
  await expect.poll(names).toEqual(first.slice(0, 4))
  await seen(streams.locator('.removed'), '3 项')
  await theirs.locator('.tab', { hasText: '五 ' }).waitFor({ state: 'detached' })
  await streams.getByRole('button', { name: `恢复 ${first[4]}` }).click()
  await expect.poll(names).toEqual(first)
  await theirs.locator('.tab', { hasText: '五 ' }).waitFor()
})

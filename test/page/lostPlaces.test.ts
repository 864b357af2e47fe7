import { expect, it } from 'vitest'
import { deleteItems, type Desk } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { removeStream, restoreStream } from '#app/model/ledger/streamEdits'
import { cellOf, ledgerIsOpen, openEditor, row, saved, seen, textIn, type } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

/** A coordinator's hand in the ledger, without a page. */
async function coordinator(): Promise<{ desk: Desk; close(): void }> {
  const editor = await connectEditor(stage.server, stage.coordinator)
  const desk = { doc: editor.doc, person: stage.coordinator.person, departments: new Set<string>(), newId: () => 'x' }
  return { desk, close: editor.close }
}

it('L3 G7: who types where the stream goes is told at once, with all that they type until they have read it', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  const { desk, close } = await coordinator()
  await openEditor(page, '1.2.4', 'progress')
  await page.keyboard.insertText('对接两个街道')
  await expect.poll(() => readCell(desk.doc, '1.2.4', 'progress')).toContain('对接两个街道')
  await saved(page)
  const before = readCell(desk.doc, '1.2.4', 'progress') as string
  expect(removeStream(desk, 's1', null)).toEqual([])

  const dialog = page.getByRole('dialog', { name: '有内容没有被接受' })
  await seen(dialog, '所在的类别已经移除')
  const offered = dialog.getByRole('textbox', { name: /^1\.2\.4 .* · 进展情况$/ })
  // Neither a click nor Tab: what one types on is there.
  await page.keyboard.insertText('，续写')
  expect(await offered.inputValue()).toBe(`${before}，续写`)
  await row(page, '1.2.4').waitFor({ state: 'detached' })
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await page.locator('.ag-row :focus').waitFor()

  // Brought back it says what the ledger does, and nothing else.
  expect(restoreStream(desk, 's1')).toEqual([])
  await row(page, '1.2.4').waitFor()
  expect(await cellOf(page, '1.2.4', 'progress').textContent()).toBe(before)
  expect(await page.locator('.cell--wrong').count()).toBe(0)
  expect(readCell(desk.doc, '1.2.4', 'progress')).toBe(before)
  close()
})

it('L7: who types when the ledger is archived is told at once and everywhere, also after a reload and as a coordinator', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison })
  const settings = await stage.open(`/trackers/${tracker}/settings`, { signedIn: stage.coordinator })
  await openEditor(page, '1.2.4', 'owner')
  await page.keyboard.insertText('张')
  await settings.getByRole('button', { name: '归档', exact: true }).click()
  await seen(settings.locator('#keeping'), '已归档')

  const dialog = page.getByRole('dialog', { name: '有内容没有被接受' })
  await seen(dialog, '台账已归档')
  await page.keyboard.insertText('伟')
  expect(await dialog.getByRole('textbox').inputValue()).toBe('张伟')
  await dialog.getByRole('button', { name: '关闭' }).click()
  const band = /本台账自.*起归档：所有人只能查看和导出/
  for (const one of [page, await stage.ledger({ signedIn: stage.coordinator })]) {
    await seen(one.locator('.archived-band'), band)
    await one.reload()
    await ledgerIsOpen(one)
    await seen(one.locator('.archived-band'), band)
    await cellOf(one, '1.2.4', 'progress').dblclick()
    await seen(one.locator('.toast--error'), /^台账已归档，不能填写$/)
  }
  await settings.getByRole('button', { name: '重新启用' }).click()
  await page.locator('.archived-band').waitFor({ state: 'detached' })
  await page.locator('.cell--mine').first().waitFor()
  await type(page, '1.2.4', 'owner', '张伟')
  await saved(page)
})

it('G7: who types in the panel of a row that is deleted is told so; rows that go meanwhile stand as they were', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison }, '?department=')
  const { desk, close } = await coordinator()
  await openEditor(page, '1.2.4', 'owner')
  await page.keyboard.insertText('王')
  const gone = await cellOf(page, '1.1', 'title').locator('.title__text').textContent()
  expect(deleteItems(desk, ['1.1'])).toEqual([])
  await expect.poll(() => page.locator('.tab', { hasText: '一' }).first().textContent()).not.toContain('12')
  expect(await cellOf(page, '1.1', 'title').locator('.title__text').textContent()).toBe(gone)
  await page.keyboard.press('Escape')
  await row(page, '1.1').waitFor({ state: 'detached' })

  await cellOf(page, '1.2.4', 'code').click()
  const text = page.locator('.row-panel').getByRole('textbox', { name: '进展情况' })
  await text.click()
  await page.keyboard.insertText('写到一半')
  expect(await textIn(text)).toContain('写到一半')
  await saved(page)
  expect(deleteItems(desk, ['1.2.4'])).toEqual([])
  const dialog = page.getByRole('dialog', { name: '有内容没有被接受' })
  await seen(dialog, '这一行已经删除')
  await page.keyboard.insertText('，又写')
  expect(await dialog.getByRole('textbox').inputValue()).toMatch(/写到一半，又写$/)
  await dialog.getByRole('button', { name: '关闭' }).click()
  close()
})

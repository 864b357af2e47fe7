import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readCell, textOf } from '#app/model/ledger/ledger'
import { findViolations } from '../support/axe'
import { catchCopies } from '../support/clipboard'
import { openIme } from '../support/ime'
import { cellOf, rowIds, saved, seen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

const focused = (page: Page) =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('.ag-cell')
    return `${cell?.closest('[row-id]')?.getAttribute('row-id')} ${cell?.getAttribute('col-id')}`
  })

it('Ctrl+F finds in all rows and columns, folded and hidden ones too, and walks while others write', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator, reducedMotion: 'reduce' })
  const other = await connectEditor(stage.server, stage.coordinator)
  textOf(other.doc, '1.1.2', 'problems')!.insert(0, '印章还没有刻')
  textOf(other.doc, '5.3', 'progress')!.insert(0, '已经启用了新的印章')
  const ime = await openIme(page)
  const bar = page.getByRole('search', { name: '查找' })
  const at = (text: string) => seen(bar.getByRole('status'), text)

  await cellOf(page, '1.1', 'title').getByRole('button', { name: '收起' }).click()
  await expect.poll(() => rowIds(page)).not.toContain('1.1.2')
  await cellOf(page, '1.3', 'owner').click()
  await page.keyboard.press('Control+f')
  // What is being composed is looked for when it is chosen, and Enter belongs to the input method until then.
  await ime.compose('yinzhang')
  await ime.press('Enter')
  await expect.poll(() => bar.getByRole('status').textContent()).toBe('')
  await ime.choose('印章')
  await at('2 / 3')
  await at('2.5')
  await page.keyboard.press('Enter')
  await at('3 / 3')
  await at('已经启用了新的印章')
  await cellOf(page, '5.3', 'progress').and(page.locator('.cell--hit-now')).waitFor()
  await page.keyboard.press('F3')
  await at('1 / 3')
  await at('1.1.2 存在问题（此列已隐藏） 印章还没有刻')
  await cellOf(page, '1.1.2', 'title').and(page.locator('.cell--hit-now')).waitFor()
  await page.keyboard.press('Shift+Enter')
  await at('3 / 3')
  expect(await findViolations(page, '.ag-row')).toEqual([])
  // Somebody else empties the place at which one is: the way goes on from there.
  textOf(other.doc, '5.3', 'progress')!.delete(0, 9)
  await at('2 处')
  await page.keyboard.press('Shift+F3')
  await at('2 / 2')
  await page.keyboard.press('Escape')
  await bar.waitFor({ state: 'detached' })
  await expect.poll(() => focused(page)).toBe('2.5 title')
  expect(await page.locator('.cell--hit').count()).toBe(0)
  // In the grid F3 begins where one left off, and takes the focus along.
  await page.keyboard.press('F3')
  await at('2 / 2')
  other.close()
})

/** The coordinator's ledger, its list of commands, and how one is given by what is typed there. */
async function openCommands() {
  const page = await stage.ledger({ signedIn: stage.coordinator, reducedMotion: 'reduce' })
  const palette = page.getByRole('dialog', { name: '命令' })
  const command = async (typed: string, option: string) => {
    await page.keyboard.press('Control+k')
    await palette.waitFor()
    await page.keyboard.insertText(typed)
    await seen(palette.getByRole('option', { selected: true }), option)
    await page.keyboard.press('Enter')
    await palette.waitFor({ state: 'detached' })
  }
  return { page, palette, command }
}

it('Ctrl+K and a button open the commands: by name, by the initials of pinyin, by number', async () => {
  const { page, palette, command } = await openCommands()
  await page.getByRole('button', { name: '命令' }).click()
  await palette.waitFor()
  expect(await findViolations(page, '.ag-row')).toEqual([])
  await page.keyboard.press('Escape')
  await palette.waitFor({ state: 'detached' })

  // It opens while one types in a cell too, and keeps what was typed.
  await cellOf(page, '1.3', 'owner').click()
  await page.keyboard.type('王敏')
  await command('rsj', '只看人社局的事项')
  await expect.poll(() => rowIds(page)).toEqual(['stream:s1', '1.2', '1.2.4', 'stream:s2', '2.5', '2.6'])
  // A row outside of the view is gone to all the same.
  await command('5.3', '5.3')
  await expect.poll(() => focused(page)).toBe('5.3 title')
  await command('存在问题', '显示列：存在问题')
  await page.locator('.ag-header-cell[col-id="problems"]').waitFor()
  await command('行高 紧凑', '行高：紧凑')
  await page.locator('.ledger-grid--compact').waitFor()
  await command('撤销', '撤销')
  await saved(page)
  const witness = await connectEditor(stage.server, stage.coordinator)
  await expect.poll(() => readCell(witness.doc, '1.3', 'owner')).toBe('')
  witness.close()
})

it('what keys do in the grid is done by name too', async () => {
  const { page, command } = await openCommands()
  await command('5.3', '5.3')
  await expect.poll(() => focused(page)).toBe('5.3 title')
  await page.locator('.ag-cell-focus').waitFor()
  await command('选中整行', '选中整行')
  await page.locator('.ag-row[row-id="5.3"] .cell--range').first().waitFor()
  const copied = await catchCopies(page)
  await command('复制', '复制')
  await expect.poll(copied).toMatch(/^5\.3\t/)
  await page.evaluate(() => {
    navigator.clipboard.readText = async () => '粘贴的名称'
  })
  await page.keyboard.press('Escape')
  await command('粘贴', '粘贴')
  await seen(cellOf(page, '5.3', 'title'), '粘贴的名称')
  await page.keyboard.press('Control+z')
  await saved(page)
})

it('commands open what else there is; ? shows the keys', async () => {
  const { page, command } = await openCommands()
  await command('提醒', '提醒')
  await page.getByRole('dialog', { name: '提醒' }).waitFor()
  await page.keyboard.press('Escape')
  const download = page.waitForEvent('download')
  await command('导出完整 csv', '导出完整台账 CSV')
  expect((await download).suggestedFilename()).toMatch(/\.csv$/)

  // ? is a letter where one types, and shows the keys where one does not.
  await cellOf(page, '1.3', 'title').click()
  await page.keyboard.press('Space')
  const text = page.getByRole('complementary').getByRole('textbox', { name: '进展情况' })
  await text.click()
  await page.keyboard.type('何时?')
  await seen(text, '何时?')
  expect(await page.locator('dialog.keys').count()).toBe(0)
  await page.getByRole('complementary').getByRole('button', { name: '关闭' }).focus()
  await page.keyboard.press('?')
  await page.locator('dialog.keys[open]').waitFor()
  await page.keyboard.press('Escape')
  await command('切换', '切换到 English')
  await page.getByRole('button', { name: 'Commands' }).waitFor()
})

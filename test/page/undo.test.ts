import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { pasteFrom } from '../support/clipboard'
import { cellOf, openEditor, saved, seen, type } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage()

const openBoth = () =>
  Promise.all([stage.ledger({ signedIn: stage.coordinator }), stage.ledger({ signedIn: stage.liaison })])
const textOf = (page: Page, id: string, column: string) =>
  cellOf(page, id, column).locator('span').first().textContent()

describe('Ctrl+Z', () => {
  it('takes back one’s own edits only, also after others have edited elsewhere, and Ctrl+Y does them again', async () => {
    const [mine, theirs] = await openBoth()
    await type(mine, '1.3', 'owner', '甲')
    await type(theirs, '1.2.4', 'owner', '王敏')
    await type(mine, '1.4', 'owner', '乙')
    await seen(cellOf(mine, '1.2.4', 'owner'), '王敏')
    await mine.keyboard.press('Control+z')
    await expect.poll(() => textOf(mine, '1.4', 'owner')).toBe('')
    await mine.keyboard.press('Control+z')
    await expect.poll(() => textOf(theirs, '1.3', 'owner')).toBe('')
    await mine.keyboard.press('Control+z')
    await mine.keyboard.press('Control+y')
    await seen(cellOf(theirs, '1.3', 'owner'), '甲')
    await mine.keyboard.press('Control+Shift+z')
    await seen(cellOf(theirs, '1.4', 'owner'), '乙')
    expect(await textOf(mine, '1.2.4', 'owner')).toBe('王敏')
    await saved(mine)
  })

  it('a toast’s own button takes back what it tells of, and is gone with the next step', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await type(page, '1.3', 'owner', '先写的')
    await cellOf(page, '1.4', 'owner').click()
    await pasteFrom(page, { text: '粘贴的\n粘贴的' })
    const button = page.locator('.toast').getByRole('button', { name: '撤销' })
    await button.waitFor()
    await page.keyboard.press('Control+z')
    await seen(cellOf(page, '1.4', 'owner'), /^$/)
    await button.waitFor({ state: 'detached' })
    await page.keyboard.press('Control+y')
    await seen(cellOf(page, '1.4', 'owner'), '粘贴的')
    await cellOf(page, '1.1.1', 'owner').click()
    await pasteFrom(page, { text: '又一个\n又一个' })
    await button.click()
    await seen(cellOf(page, '1.1.1', 'owner'), /^$/)
    await expect.poll(() => cellOf(page, '1.3', 'owner').textContent()).toBe('先写的')
  })

  it('keeps what somebody has changed since, and says so', async () => {
    const [mine, theirs] = await openBoth()
    await type(mine, '1.2.4', 'owner', '甲')
    await seen(cellOf(theirs, '1.2.4', 'owner'), '甲')
    await openEditor(theirs, '1.2.4', 'owner')
    await theirs.keyboard.press('Control+a')
    await theirs.keyboard.type('王敏')
    await theirs.keyboard.press('Enter')
    await seen(cellOf(mine, '1.2.4', 'owner'), '王敏')
    await mine.keyboard.press('Control+z')
    await seen(mine.locator('.toast'), '有 1 处此后已被他人修改，保留了对方的内容')
    expect(await textOf(mine, '1.2.4', 'owner')).toBe('王敏')
  })

  it('G5: what the rules refuse is not sent, but told: a department cannot take an acknowledgement back', async () => {
    const page = await stage.ledger({ signedIn: stage.liaison })
    await type(page, '1.2.4', 'owner', '王敏')
    await openEditor(page, '1.2.4', 'status')
    await page.getByRole('option', { name: '推进中' }).click()
    await seen(cellOf(page, '1.2.4', 'status'), '推进中')
    await saved(page)
    await page.keyboard.press('Control+z')
    await seen(page.locator('.toast--error'), '没有撤销：不能直接改为此状态')
    await expect.poll(() => cellOf(page, '1.2.4', 'status').textContent()).toContain('推进中')
    await page.keyboard.press('Control+z')
    await expect.poll(() => textOf(page, '1.2.4', 'owner')).toBe('')
    await saved(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('a long text that was typed is one step', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await openEditor(page, '1.3', 'progress')
    await page.keyboard.type('一二三四五')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'progress'), '一二三四五')
    await page.keyboard.press('Control+z')
    await expect.poll(() => textOf(page, '1.3', 'progress')).toBe('')
    await page.keyboard.press('Control+y')
    await seen(cellOf(page, '1.3', 'progress'), '一二三四五')
  })
})

it('buttons undo and redo too, and are dead when there is nothing to do', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  const [undo, redo] = [page.getByRole('button', { name: '撤销' }), page.getByRole('button', { name: '重做' })]
  expect([await undo.isDisabled(), await redo.isDisabled()]).toEqual([true, true])
  await type(page, '1.3', 'owner', '甲')
  await undo.click()
  await expect.poll(() => textOf(page, '1.3', 'owner')).toBe('')
  await redo.click()
  await seen(cellOf(page, '1.3', 'owner'), '甲')
  expect(await redo.isDisabled()).toBe(true)
})

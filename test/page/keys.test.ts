import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { findViolations } from '../support/axe'
import { cellOf, openEditor, seen } from '../support/ledger-page'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

const focusedColumn = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('.ag-cell')?.getAttribute('col-id'))

it.each(['zh', 'en'] as const)(
  'F1 and a button show the keys, Ctrl+Home and Ctrl+End go to the corners (%s)',
  async (language) => {
    const page = await stage.ledger({ signedIn: stage.coordinator, language, reducedMotion: 'reduce' })
    const focused = () => page.evaluate(() => document.activeElement?.closest('.ag-row')?.getAttribute('row-id'))
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.press('F1')
    await page.locator('dialog.keys[open]').waitFor()
    expect(await findViolations(page, '.ag-row')).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('dialog.keys').waitFor({ state: 'detached' })
    await page.getByRole('button', { name: language === 'zh' ? '快捷键' : 'Keys', exact: true }).click()
    await page.locator('dialog.keys[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('dialog.keys').waitFor({ state: 'detached' })
    await cellOf(page, '1.3', 'owner').click()
    await page.keyboard.press('Control+End')
    await expect.poll(focused).toBe('5.3')
    await page.keyboard.press('Control+Home')
    await expect.poll(focused).toBe('1.1')
  },
)

it('Tab in an editor keeps what was typed and goes one cell on, without opening the next editor', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  await openEditor(page, '1.3', 'due')
  await page.keyboard.type('2027-01-02')
  await page.keyboard.press('Tab')
  await seen(cellOf(page, '1.3', 'due'), '2027-01-02')
  await page.locator('.popup-editor').waitFor({ state: 'detached' })
  await expect.poll(() => focusedColumn(page)).toBe('progress')
  await openEditor(page, '1.3', 'due')
  await page.keyboard.press('Shift+Tab')
  await page.locator('.popup-editor').waitFor({ state: 'detached' })
  await expect.poll(() => focusedColumn(page)).toBe('light')
})

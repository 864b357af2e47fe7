import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { readItem } from '#app/model/ledger/ledger'
import { findViolations } from '../support/axe'
import { openIme } from '../support/ime'
import { cellOf, saved, seen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

async function openPanel(page: Page, item: string) {
  await cellOf(page, item, 'title').click()
  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: '事项详情' })
  await panel.waitFor()
  return panel
}

it('a department changes its facts in the row’s panel as in the cells, and no others', async () => {
  const page = await stage.ledger({ signedIn: stage.liaison, reducedMotion: 'reduce' })
  const panel = await openPanel(page, '1.2.4')
  const ime = await openIme(page)
  const owner = panel.getByRole('button', { name: '修改责任人' })
  await panel.getByRole('button', { name: '填写责任人' }).click()
  await ime.compose('wangmin')
  await ime.press('Enter')
  await ime.choose('王敏')
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '1.2.4', 'owner'), /^王敏$/)
  // The keyboard is where it was, and Esc leaves the fact as it is.
  await expect.poll(() => owner.evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  await page.keyboard.type('别人')
  await page.keyboard.press('Escape')
  await seen(owner, '王敏')
  await panel.getByRole('button', { name: '修改状态' }).click()
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '1.2.4', 'status'), '推进中')
  await panel.getByRole('button', { name: '填写佐证材料' }).click()
  await page.keyboard.insertText('不是链接')
  await seen(panel.locator('.field__error'), 'http')
  await panel.getByRole('textbox', { name: '佐证材料' }).fill('纪要 https://oa.example/d/1')
  await page.keyboard.press('Control+Enter')
  expect(await panel.getByRole('link', { name: '纪要' }).getAttribute('href')).toBe('https://oa.example/d/1')
  for (const column of ['牵头单位', '协办单位', '完成时限', '出处', '督办事项'])
    expect(await panel.getByRole('button', { name: new RegExp(`^(修改|填写)${column}`) }).count()).toBe(0)
  expect(await findViolations(page, '.ag-row')).toEqual([])
  await saved(page)
})

it('a coordinator changes the rest; what is left open is kept, and one undo takes it back', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  const panel = await openPanel(page, '1.3')
  const witness = await connectEditor(stage.server, stage.coordinator)
  const now = () => readItem(witness.doc, '1.3')
  await panel.getByRole('button', { name: '修改牵头单位' }).click()
  await panel.getByRole('combobox', { name: '选择单位' }).fill('教委')
  await page.keyboard.press('Enter')
  await expect.poll(() => now()?.lead).toBe('jiaowei')
  await panel.getByRole('button', { name: '填写完成时限' }).click()
  await panel.getByRole('textbox', { name: '完成时限' }).fill('2027/1/2')
  // A click elsewhere keeps it.
  await panel.getByRole('button', { name: '修改督办事项' }).click()
  await expect.poll(() => now()?.due).toBe('2027-01-02')
  await panel.getByRole('textbox', { name: '督办事项' }).fill('改过的事项')
  await page.keyboard.press('Enter')
  await expect.poll(() => now()?.title).toBe('改过的事项')
  await page.getByRole('button', { name: '撤销' }).click()
  await expect.poll(() => now()?.title).not.toBe('改过的事项')
  expect(now()?.due).toBe('2027-01-02')
  witness.close()
})

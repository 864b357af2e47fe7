import { describe, expect, it } from 'vitest'
import { cellOf, ledgerIsOpen, openEditor, saved, seen } from '../support/ledger-page'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

describe('editors', () => {
  it('a date is kept by Enter, Tab or a click elsewhere, dropped by Esc, and refused when it is none', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    const due = cellOf(page, '1.3', 'due')
    const open = async (typed: string) => {
      await openEditor(page, '1.3', 'due')
      await page.getByRole('textbox', { name: '完成时限' }).fill(typed)
    }
    await open('2027-01-02')
    await page.keyboard.press('Escape')
    await page.locator('.popup-editor').waitFor({ state: 'detached' })
    await expect.poll(() => due.textContent()).toBe('')
    await open('2027/1/2')
    await page.keyboard.press('Enter')
    await seen(due, '2027-01-02')
    await open('2027年1月3日')
    await page.keyboard.press('Tab')
    await seen(due, '2027-01-03')
    await open('2027-01-04')
    await cellOf(page, '1.1', 'code').click()
    await seen(due, '2027-01-04')
    await open('2027-02-30')
    await page.keyboard.press('Enter')
    await seen(page.locator('.popup-editor .field__error'), '11月23日')
    await page.keyboard.press('Escape')
    await expect.poll(() => due.textContent()).toBe('2027-01-04')
  })

  it('fast typing into a closed cell loses no key', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await cellOf(page, '1.3', 'due').click()
    await page.keyboard.type('20270105', { delay: 0 })
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'due'), '2027-01-05')
    await cellOf(page, '1.4', 'progress').click()
    await page.keyboard.type('abcdefgh', { delay: 0 })
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.4', 'progress'), 'abcdefgh')
  })

  it('a long text whose editor cannot be loaded says so, and opens with what was typed once it can', async () => {
    const page = await stage.page({ signedIn: stage.coordinator })
    let isCut = true
    await page.route(/\/SharedText-/, (route) => (isCut ? route.abort() : route.continue()))
    await page.goto(`/trackers/${tracker}`)
    await ledgerIsOpen(page)
    await cellOf(page, '1.4', 'progress').click()
    await page.keyboard.type('已经', { delay: 0 })
    await seen(page.getByRole('alert'), '网络恢复后会自动打开')
    isCut = false
    await page.locator('.popup-editor :focus').waitFor()
    await page.keyboard.insertText('开会')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.4', 'progress'), '已经开会')
  })

  it('departments are chosen by typing, one or several', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await openEditor(page, '1.3', 'lead')
    await page.getByRole('combobox', { name: '选择单位' }).fill('教委')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.3', 'lead'), '教委')
    await openEditor(page, '1.3', 'support')
    const search = page.getByRole('combobox', { name: '选择单位' })
    await search.fill('Justice')
    await page.keyboard.press('Enter')
    await search.fill('住建')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '完成', exact: true }).click()
    await seen(cellOf(page, '1.3', 'support'), '司法局、住建委')
    await saved(page)
  })

  it('X4: evidence takes http(s) links only, and shows them as links', async () => {
    const page = await stage.ledger({ signedIn: stage.coordinator })
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '佐证材料' }).check()
    await page.keyboard.press('Escape')
    const evidence = cellOf(page, '1.3', 'evidence')
    await evidence.scrollIntoViewIfNeeded()
    await evidence.dblclick()
    const box = page.getByRole('textbox', { name: '佐证材料' })
    await box.fill('坏 javascript:alert(1)')
    await page.locator('.popup-editor .field__error').waitFor()
    await box.fill('会议纪要 https://oa.example/d/1')
    await page.keyboard.press('Control+Enter')
    expect(await evidence.getByRole('link', { name: '会议纪要' }).getAttribute('href')).toBe('https://oa.example/d/1')
  })
})

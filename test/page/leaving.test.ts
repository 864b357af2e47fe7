import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { readItem } from '#app/model/ledger/ledger'
import { limits } from '#app/model/ledger/limits'
import { cellOf, openEditor, saved, seen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage({ isShared: true })

const open = () => stage.ledger({ signedIn: stage.coordinator })
const focused = (page: Page) =>
  page.evaluate(() => {
    const cell = document.activeElement?.closest('.ag-cell')
    return `${cell?.closest('[row-id]')?.getAttribute('row-id')} ${cell?.getAttribute('col-id')}`
  })
const isGone = (page: Page) => page.locator('.popup-editor').waitFor({ state: 'detached' })
const inStore = async (item: string) => {
  const witness = await connectEditor(stage.server, stage.coordinator)
  const row = readItem(witness.doc, item)
  witness.close()
  return row!
}

async function openPanel(page: Page, item: string) {
  await cellOf(page, item, 'title').click()
  await page.keyboard.press('Space')
  const panel = page.getByRole('complementary', { name: '事项详情' })
  await panel.waitFor()
  return panel
}

describe('an editor that is left', () => {
  // Each of them is a date as far as a part of it goes.
  const dates = ['3/5/27x', '11-2-20275', '2027-1-155', '1.1-3.32', '2026年1月1日左右']

  it('by Enter or Tab stays open with the reason while it says no date', async () => {
    const page = await open()
    for (const typed of dates) {
      await openEditor(page, '1.3', 'due')
      await page.getByRole('textbox', { name: '完成时限' }).fill('')
      await page.keyboard.type(typed)
      for (const key of ['Tab', 'Enter', 'Shift+Tab']) {
        await page.keyboard.press(key)
        await seen(page.locator('.popup-editor .field__error'), '日期应写作')
        expect(await page.getByRole('textbox', { name: '完成时限' }).inputValue()).toBe(typed)
      }
      await page.keyboard.press('Escape')
      await isGone(page)
      expect(await cellOf(page, '1.3', 'due').textContent()).toBe('')
    }
    expect((await inStore('1.3')).due).toBe('')
  })

  it('by a click elsewhere leaves the cell as it was, with what was typed in red, to be mended where it stands', async () => {
    const page = await open()
    const wrong = cellOf(page, '1.4', 'due').locator('.wrong')
    for (const typed of dates) {
      await openEditor(page, '1.4', 'due')
      await page.getByRole('textbox', { name: '完成时限' }).fill('')
      await page.keyboard.type(typed)
      await cellOf(page, '1.1', 'title').click()
      await seen(wrong, typed)
    }
    expect((await inStore('1.4')).due).toBe('')
    // Another cell that is mended, or just as wrong, takes nothing away.
    await openEditor(page, '1.5', 'due')
    await page.getByRole('textbox', { name: '完成时限' }).fill('没定')
    await cellOf(page, '1.1', 'title').click()
    await seen(cellOf(page, '1.5', 'due').locator('.wrong'), '没定')
    await openEditor(page, '1.5', 'due')
    await page.getByRole('textbox', { name: '完成时限' }).fill('2027-01-05')
    await page.keyboard.press('Enter')
    await seen(cellOf(page, '1.5', 'due'), '2027-01-05')
    await seen(wrong, dates.at(-1)!)
    await openEditor(page, '1.4', 'due')
    expect(await page.getByRole('textbox', { name: '完成时限' }).inputValue()).toBe(dates.at(-1))
    await page.getByRole('textbox', { name: '完成时限' }).fill('')
    await page.keyboard.press('Enter')
    await wrong.waitFor({ state: 'detached' })
    expect((await inStore('1.4')).due).toBe('')
  })

  it('keeps every line of evidence, or none', async () => {
    const page = await open()
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByRole('checkbox', { name: '佐证材料' }).check()
    await page.keyboard.press('Escape')
    const evidence = cellOf(page, '1.3', 'evidence')
    await evidence.scrollIntoViewIfNeeded()
    for (const typed of [
      '纪要 https://example.org/x\n第二份还没有链接',
      '纪要 https://example.org/x （密码 1234）',
      '纪要 https://example.org/x\nhttp',
    ]) {
      await openEditor(page, '1.3', 'evidence')
      await page.getByRole('textbox', { name: '佐证材料' }).fill('')
      for (const letter of typed)
        letter === '\n' ? await page.keyboard.press('Shift+Enter') : await page.keyboard.insertText(letter)
      await page.keyboard.press('Tab')
      await page.locator('.popup-editor .field__error').waitFor()
      await cellOf(page, '1.1', 'title').click()
      await expect.poll(() => evidence.locator('.wrong').textContent()).toBe(typed)
    }
    expect((await inStore('1.3')).evidence).toEqual([])
    await openEditor(page, '1.3', 'evidence')
    await page.getByRole('textbox', { name: '佐证材料' }).fill('纪要 https://example.org/x\n附件 https://example.org/y')
    await page.keyboard.press('Tab')
    await seen(evidence, '附件')
    expect(await evidence.locator('.wrong').count()).toBe(0)
    await saved(page)
    expect((await inStore('1.3')).evidence).toEqual(['纪要 https://example.org/x', '附件 https://example.org/y'])
  })

  it('in the row’s panel keeps what was typed in red too, also when the panel is closed over it', async () => {
    const page = await open()
    const panel = await openPanel(page, '1.1.3')
    const due = panel.getByRole('textbox', { name: '完成时限' })
    const before = (await inStore('1.1.3')).due
    await panel.getByRole('button', { name: /(修改|填写)完成时限/ }).click()
    await due.fill('')
    await page.keyboard.type('3/5/27x')
    await page.keyboard.press('Enter')
    await seen(panel.locator('.field__error'), '日期应写作')
    await panel.getByRole('heading', { name: '进展情况' }).click()
    await seen(panel.locator('.wrong'), '3/5/27x')
    await panel.getByRole('button', { name: /完成时限/ }).click()
    expect(await due.inputValue()).toBe('3/5/27x')
    await due.fill('')
    await page.keyboard.type('11-2-20271')
    await panel.getByRole('button', { name: '关闭' }).click()
    await seen(cellOf(page, '1.1.3', 'due').locator('.wrong'), '11-2-20271')
    expect((await inStore('1.1.3')).due).toBe(before)
  })
})

describe('Tab in a list', () => {
  it('takes the choice that was typed or walked to, as Enter does, and goes right', async () => {
    const page = await open()
    await openEditor(page, '1.3', 'lead')
    await page.getByRole('combobox', { name: '选择单位' }).fill('教委')
    await page.keyboard.press('Tab')
    await seen(cellOf(page, '1.3', 'lead'), '教委')
    await expect.poll(() => focused(page)).toBe('1.3 support')
    await cellOf(page, '1.3', 'support').dblclick()
    await page.getByRole('combobox', { name: '选择单位' }).fill('司法局')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: '选择单位' }).fill('住建委')
    await page.keyboard.press('Tab')
    await seen(cellOf(page, '1.3', 'support'), '司法局、住建委')
    await expect.poll(() => focused(page)).toBe('1.3 owner')
    await openEditor(page, '1.3', 'status')
    const second = page.getByRole('option').nth(1)
    await page.keyboard.press('ArrowDown')
    const chosen = (await second.locator('.chip').textContent())!
    await page.keyboard.press('Tab')
    await seen(cellOf(page, '1.3', 'status'), chosen)
    await expect.poll(() => focused(page)).toBe('1.3 light')
  })

  it('takes nothing where nothing was typed or walked to', async () => {
    const page = await open()
    await openEditor(page, '1.4', 'lead')
    const before = (await inStore('1.4')).lead
    await page.keyboard.press('Tab')
    await expect.poll(() => focused(page)).toBe('1.4 support')
    expect((await inStore('1.4')).lead).toBe(before)
  })

  it('a move that needs a reason asks for it; the reason is kept by Tab and by a click elsewhere', async () => {
    const page = await open()
    for (const [item, leave] of [
      ['1.1.1', () => page.keyboard.press('Tab')],
      ['1.1.2', () => cellOf(page, '1.1', 'title').click()],
    ] as const) {
      await openEditor(page, item, 'status')
      const defer = page.getByRole('option', { name: '暂缓' })
      // Only what was walked to is a choice.
      for (const key of ['ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
      while ((await defer.getAttribute('class'))?.includes('active') !== true) await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Tab')
      await page.getByRole('textbox', { name: /原因|理由|为何/ }).fill('等区里的方案')
      await leave()
      await seen(cellOf(page, item, 'status'), '暂缓')
      await saved(page)
      expect(await inStore(item)).toMatchObject({ status: 'deferred', reason: '等区里的方案' })
    }
  })

  it('what was typed and not chosen is read as a paste is: a name is taken, anything else stays in red', async () => {
    const page = await open()
    await openEditor(page, '1.2.2', 'lead')
    const before = (await inStore('1.2.2')).lead
    await page.getByRole('combobox', { name: '选择单位' }).fill('教育口')
    await page.keyboard.press('Tab')
    expect(await page.getByRole('combobox', { name: '选择单位' }).inputValue()).toBe('教育口')
    await cellOf(page, '1.1', 'title').click()
    await seen(cellOf(page, '1.2.2', 'lead').locator('.wrong'), '教育口')
    expect((await inStore('1.2.2')).lead).toBe(before)
    await openEditor(page, '1.2.2', 'lead')
    await page.getByRole('combobox', { name: '选择单位' }).fill('教委')
    await cellOf(page, '1.1', 'title').click()
    await seen(cellOf(page, '1.2.2', 'lead'), /^教委$/)
  })
})

describe('a short text that is too long', () => {
  const tooLong = '长'.repeat(limits.shortText) + '再多五个字'

  it('is typed whole in the grid, says by how much, and is finished once it fits', async () => {
    const page = await open()
    const excess = page.locator('.ledger-grid__wrong')
    await openEditor(page, '1.3', 'owner')
    await page.keyboard.insertText(tooLong)
    await seen(excess, '多 5 个')
    for (const key of ['Enter', 'Tab', 'Control+Enter']) await page.keyboard.press(key)
    expect(await page.locator('.cell-input--open').inputValue()).toBe(tooLong)
    await cellOf(page, '1.1', 'title').click()
    await excess.waitFor({ state: 'detached' })
    await expect.poll(() => cellOf(page, '1.3', 'owner').locator('.wrong').textContent()).toBe(tooLong)
    expect((await inStore('1.3')).owner).toBe('')
    // Nothing of it is lost: it goes on where it was.
    await openEditor(page, '1.3', 'owner')
    expect(await page.locator('.cell-input--open').inputValue()).toBe(tooLong)
    for (let i = 0; i < 5; i++) await page.keyboard.press('Backspace')
    await excess.waitFor({ state: 'detached' })
    await page.keyboard.press('Enter')
    await saved(page)
    await expect.poll(async () => (await inStore('1.3')).owner).toBe('长'.repeat(limits.shortText))
    // Esc lets it go, and so does emptying the cell.
    await openEditor(page, '1.4', 'owner')
    await page.keyboard.insertText(tooLong)
    await page.keyboard.press('Escape')
    await excess.waitFor({ state: 'detached' })
    await openEditor(page, '1.4', 'owner')
    await page.keyboard.insertText(tooLong)
    await cellOf(page, '1.1', 'title').click()
    await cellOf(page, '1.4', 'owner').locator('.wrong').waitFor()
    await cellOf(page, '1.4', 'owner').click()
    await page.keyboard.press('Delete')
    await cellOf(page, '1.4', 'owner').locator('.wrong').waitFor({ state: 'detached' })
  })

  it('also in the row’s panel, as a reason, and as a link', async () => {
    const page = await open()
    const panel = await openPanel(page, '1.2.3')
    await panel.getByRole('button', { name: /(修改|填写)出处/ }).click()
    await panel.getByRole('textbox', { name: '出处' }).fill(tooLong)
    await page.keyboard.press('Enter')
    await seen(panel.locator('.field__error'), '多 5 个')
    await panel.getByRole('heading', { name: '进展情况' }).click()
    await expect.poll(() => panel.locator('.wrong').textContent()).toBe(tooLong)
    await panel.getByRole('button', { name: /(修改|填写)佐证材料/ }).click()
    await panel
      .getByRole('textbox', { name: '佐证材料' })
      .fill(`${'长'.repeat(limits.shortText - 20)} https://example.org/x`)
    await page.keyboard.press('Control+Enter')
    await seen(panel.locator('.field__error'), '多 2 个')
    await page.keyboard.press('Escape')
    await panel.getByRole('button', { name: /(修改|填写)状态/ }).click()
    await page.getByRole('option', { name: '已退回' }).click()
    await page.getByRole('textbox', { name: /原因/ }).fill(tooLong)
    await seen(panel.locator('.field__error'), '多 5 个')
    expect(await page.getByRole('button', { name: '确定' }).isDisabled()).toBe(true)
    await panel.getByRole('heading', { name: '进展情况' }).click()
    await expect.poll(() => cellOf(page, '1.2.3', 'status').locator('.wrong').textContent()).toBe(tooLong)
    expect(await inStore('1.2.3')).toMatchObject({ status: 'issued', reason: '', evidence: [] })
    await panel.getByRole('button', { name: /(修改|填写)状态/ }).click()
    await page.getByRole('option', { name: '已退回' }).click()
    expect(await page.getByRole('textbox', { name: /原因/ }).inputValue()).toBe(tooLong)
    await page.getByRole('textbox', { name: /原因/ }).fill('材料不全')
    await page.keyboard.press('Control+Enter')
    await expect.poll(async () => (await inStore('1.2.3')).reason).toBe('材料不全')
  })
})

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { connect } from '#db/connect'
import { readCalendar } from '#db/house-calendar'
import { findViolations } from '../support/axe'
import { useStage } from '../support/stage'

const stage = useStage()

const dayOf = (page: Page, date: string) => page.locator(`input[name=off][value="${date}"]`)
/** What is kept of a year, a line each. */
async function kept(year: number): Promise<string[]> {
  const db = connect(stage.server.database)
  const { days } = await readCalendar(db)
  await db.destroy()
  return days
    .filter(({ date }) => date.startsWith(String(year)))
    .map(({ date, kind, name }) => [date, kind, name.zh].filter(Boolean).join(' '))
}

it('R3: an administrator turns days by mouse and keys, and saves them together', async () => {
  const page = await stage.open('/people', { signedIn: stage.administrator })
  await page.getByRole('link', { name: '工作日历' }).click()
  await page.getByRole('heading', { level: 1, name: '工作日历' }).waitFor()
  await page.goto('/calendar?year=2031')
  await page.getByRole('heading', { level: 2, name: '2031 年' }).waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.getByLabel('名称（可不填，例如 国庆节）').fill('元旦')
  await page.getByRole('checkbox', { name: '2031年1月1日 周三 休息' }).check()
  // One box is reached by Tab; the others from it.
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).value)).toBe('2031-01-11')
  await page.keyboard.press('Space')
  expect(await page.locator('.month input[tabindex="0"]').count()).toBe(1)
  await page.getByRole('button', { name: '保存 3 天的更改' }).click()
  await page.getByText('已保存。').waitFor()
  expect(await kept(2031)).toEqual(['2031-01-01 off 元旦', '2031-01-02 off 元旦', '2031-01-11 work 元旦'])
  await page.getByRole('row', { name: '1月1日至2日 休 元旦' }).waitFor()
  expect(await dayOf(page, '2031-01-11').isChecked()).toBe(false)
  // Turned there and back, nothing is left to save.
  await dayOf(page, '2031-01-01').uncheck()
  await dayOf(page, '2031-01-01').check()
  expect(await page.getByRole('button', { name: '保存' }).isDisabled()).toBe(true)
})

it('R3: who leaves with days that are not saved is asked', async () => {
  const page = await stage.open('/calendar?year=2031', { signedIn: stage.administrator })
  await dayOf(page, '2031-01-01').check()
  const asked = page.waitForEvent('dialog')
  const left = page.getByRole('link', { name: '落实台账' }).click()
  const dialog = await asked
  expect(dialog.message()).toContain('没有保存')
  await dialog.dismiss()
  await left
  expect(await dayOf(page, '2031-01-01').isChecked()).toBe(true)
})

it('R3: a pasted list is read while it stands there, told by line where it cannot be, and entered', async () => {
  const page = await stage.open('/calendar?year=2031', { signedIn: stage.administrator })
  const list = page.getByLabel('放假和调休的日子')
  await list.fill('一、元旦：1月1日（周三）至3日（周五）放假，共3天。\n1月4日')
  await page.getByText('读出 3 天：休 3 天，班 0 天。').waitFor()
  await page.getByText('第 2 行：没有写明休还是班').waitFor()
  await list.fill('一、元旦：1月1日（周三）至3日（周五）放假，共3天。\n1月4日上班。')
  await page.getByText('读出 4 天：休 3 天，班 1 天。').waitFor()
  await page.getByRole('button', { name: '写入日历' }).click()
  await page.getByText('名单已写入日历。').waitFor()
  expect(await kept(2031)).toEqual([
    '2031-01-01 off 元旦',
    '2031-01-02 off 元旦',
    '2031-01-03 off 元旦',
    '2031-01-04 work',
  ])
  await page.getByRole('button', { name: '标为录齐' }).click()
  await page.getByText('2031 年已录齐').waitFor()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('row', { name: '1–3 January off New Year’s Day' }).waitFor()
  expect(await findViolations(page)).toEqual([])
})

it('R3: all of it works without a script', async () => {
  const page = await stage.open('/calendar?year=2031', {
    signedIn: stage.administrator,
    javaScriptEnabled: false,
  })
  await dayOf(page, '2031-01-01').check()
  await page.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存。').waitFor()
  await page.getByLabel('放假和调休的日子').fill('2031-01-01 休 元旦\n2031-02-30 休')
  await page.getByRole('button', { name: '写入日历' }).click()
  await page.getByText('第 2 行：没有这一天').waitFor()
  expect(await page.getByLabel('放假和调休的日子').inputValue()).toContain('2031-02-30')
  expect(await kept(2031)).toEqual(['2031-01-01 off'])
  await page.getByRole('button', { name: '标为录齐' }).click()
  await page.getByText('2031 年已录齐').waitFor()
})

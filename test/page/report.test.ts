import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { findViolations } from '../support/axe'
import { bytesOf } from '../support/download'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'
import { writeThreeMonths } from '../support/three-months'

const stage = useStage({ isShared: true })
beforeAll(() => writeThreeMonths(stage.server))

const report = `/trackers/${tracker}/report`
const isWithin = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)
const section = (page: Page, question: string) => page.getByRole('region', { name: question })

it('E1: from the ledger’s menu to the report, from a figure to its rows, and back', async () => {
  const page = await stage.ledger({ signedIn: stage.coordinator })
  await page.locator('.ledger__menu summary').click()
  await page.getByRole('link', { name: '报告', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: /报告/ }).waitFor()
  const red = page.locator('.headline__figure--red').getByRole('link')
  const count = Number(await red.textContent())
  expect(count).toBeGreaterThan(0)
  await red.click()
  await page.getByRole('heading', { level: 1, name: `全部事项 · 红灯：${count}` }).waitFor()
  expect(await page.locator('.counted tbody tr').count()).toBe(count)
  expect(await page.locator('.counted .light--red').count()).toBe(count)
  await page.getByRole('navigation', { name: '所在位置' }).getByRole('link', { name: '报告' }).click()
  await page.locator('.headline').waitFor()
})

it('E1: needs no script: another moment is chosen, a table opened, and its file had', async () => {
  const page = await stage.open(report, { signedIn: stage.liaison, javaScriptEnabled: false })
  await page.getByLabel('截至', { exact: true }).selectOption('at')
  const now = await page.locator('.headline__figure--closed .headline__value').textContent()
  const [, date] = /截至 (\d{4}-\d{2}-\d{2})/.exec((await page.locator('.report__line').textContent())!)!
  const then = new Date(Date.parse(date!) - 40 * 86_400_000).toISOString().slice(0, 10)
  await page.getByLabel(/^截至时间/).fill(`${then}T12:00:00`)
  await page.getByRole('button', { name: '查看' }).click()
  await page.locator('.report__line', { hasText: `截至 ${then} 12:00` }).waitFor()
  expect(await page.locator('.headline__figure--closed .headline__value').textContent()).not.toBe(now)
  const burnUp = section(page, '销号跟上计划了吗？')
  await burnUp.locator('summary').click()
  await burnUp.getByRole('table').waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    burnUp.getByRole('link', { name: /CSV/ }).click(),
  ])
  const lines = (await bytesOf(download)).toString('utf8').trim().split('\r\n')
  expect(lines[0]).toContain('按时限应销号')
  expect(lines.at(-1)).toContain(then)
})

it.each(['zh', 'en'] as const)('has no fault that axe finds, and fits a phone (%s)', async (language) => {
  const who = { signedIn: stage.coordinator, language }
  const page = await stage.open(`${report}?tables=open`, { ...who, viewport: { width: 390, height: 844 } })
  expect(await isWithin(page)).toBe(true)
  expect(await findViolations(page)).toEqual([])
  await page.setViewportSize({ width: 1366, height: 768 })
  expect(await isWithin(page)).toBe(true)
  expect(await findViolations(page)).toEqual([])
  await page.goto(`${report}/counted?table=steps&row=submit&column=waiting`)
  await page.locator('.counted').waitFor()
  expect(await findViolations(page)).toEqual([])
  await page.goto('/report')
  await page.getByRole('table').waitFor()
  expect(await findViolations(page)).toEqual([])
})

it('prints to A4: what is chosen stays away, each part is told apart without colour, all figures where they are asked for', async () => {
  const page = await stage.open(`${report}?tables=open`, { signedIn: stage.coordinator })
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 688, height: 1000 })
  expect(await isWithin(page)).toBe(true)
  for (const away of ['.top-bar', '.compare__form', '.plot__files']) {
    expect(await page.locator(away).first().isVisible()).toBe(false)
  }
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toMatch(/西城区.+报告/)
  expect(await section(page, '红灯在变多还是变少？').getByRole('table').isVisible()).toBe(true)
  const fills = await page
    .locator('.plot--progress .bar-plot__part')
    .evaluateAll((parts) => [...new Set(parts.map((part) => part.getAttribute('fill')))])
  expect(fills.length).toBeGreaterThan(3)
  for (const fill of fills) expect(await page.locator(/#[\w-]+/.exec(fill!)![0]).count()).toBe(1)
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(/\/MediaBox \[([^\]]+)\]/.exec(pdf)![1]).toMatch(/^0 0 59[45](\.\d+)? 84[12]/)
})

it('answers what it cannot tell in words, with the form to choose again', async () => {
  const page = await stage.open(`${report}?to=2001-01-01&from=2000-01-01`, { signedIn: stage.liaison })
  expect(await page.getByRole('alert').textContent()).toContain('那时台账还没有建立')
  expect(await page.getByLabel('截至', { exact: true }).isVisible()).toBe(true)
})

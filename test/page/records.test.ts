import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import { addDays, dateIn } from '#app/model/text/dates'
import { cellOf, seen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { useStage } from '../support/stage'

const stage = useStage()
const panel = (page: Page) => page.getByRole('complementary')
const button = (page: Page, name: string) => panel(page).getByRole('button', { name, exact: true })
const strip = (page: Page, name: string) => panel(page).getByRole('article', { name })
const mark = (page: Page, name: string) => cellOf(page, '1.2.4', 'title').getByRole('img', { name })
const openPanel = (page: Page, id: string) => cellOf(page, id, 'code').click()
const today = dateIn('Asia/Shanghai', Date.now())
const [due, later] = [addDays(today, 10), addDays(today, 40)]

/** Lets the coordinators have set these cells of the row that 王敏's department leads. */
async function given(cells: { due: string } & Record<string, string>): Promise<void> {
  const { doc, close } = await connectEditor(stage.server, stage.coordinator)
  const desk = { doc, person: stage.coordinator.person, departments: new Set<string>(), newId: () => '' }
  const edits = Object.entries(cells).map(([column, value]) => ({ item: '1.2.4', column, value }) as CellEdit)
  expect(setCells(desk, edits)).toEqual([])
  await vi.waitFor(async () => {
    const text = await (await fetchCsv()).text()
    expect(text).toContain(cells.due)
  }, 30_000)
  close()
}
const fetchCsv = () =>
  fetch(`${stage.server.url}/trackers/xicheng-2019/export.csv`, { headers: { cookie: stage.coordinator.cookie } })

describe('R1 R2: what is asked about a row, from both sides', () => {
  it('more time: asked by the department, seen on the row, granted to another date by the coordinator', async () => {
    await given({ due, owner: '王敏' })
    const [theirs, mine] = await Promise.all([
      stage.ledger({ signedIn: stage.liaison }),
      stage.ledger({ signedIn: stage.coordinator }),
    ])
    await openPanel(theirs, '1.2.4')
    await button(theirs, '申请延期').click()
    expect(await button(theirs, '提出申请').isDisabled()).toBe(true)
    await panel(theirs).getByLabel('申请延至').fill(addDays(due, 60))
    await panel(theirs).getByLabel('延期原因').fill('等待市里批复')
    await button(theirs, '提出申请').click()
    await seen(strip(theirs, '延期申请'), '待专班决定')
    await mark(mine, '申请延期').waitFor()
    await openPanel(mine, '1.2.4')
    await seen(strip(mine, '延期申请'), '等待市里批复')
    await button(mine, '准予').click()
    await panel(mine).getByLabel('准予延期至').fill(later)
    await strip(mine, '延期申请').getByRole('button', { name: '准予', exact: true }).click()
    for (const page of [mine, theirs]) {
      await seen(cellOf(page, '1.2.4', 'due'), later)
      await mark(page, '申请延期').waitFor({ state: 'detached' })
    }
    await button(theirs, '以往 1 件').click()
    await seen(strip(theirs, '延期申请'), new RegExp(`已准予.*${due} → ${later}.*准予 .*李强`, 's'))
  })

  it('an order: issued, received, answered, returned, answered and accepted; a reminder is seen, and goes with what is done', async () => {
    await given({ due, owner: '王敏', status: 'in_progress' })
    const [theirs, mine] = await Promise.all([
      stage.ledger({ signedIn: stage.liaison }),
      stage.ledger({ signedIn: stage.coordinator }),
    ])
    await openPanel(mine, '1.2.4')
    await button(mine, '发督办单').click()
    await panel(mine).getByLabel('督办内容').fill('请报送整合方案')
    await button(mine, '发出').click()
    await mark(theirs, '督办单').waitFor()
    await openPanel(theirs, '1.2.4')
    await seen(strip(theirs, '督办单'), /〔\d{4}〕\d+ 号.*请报送整合方案/s)
    await seen(strip(mine, '督办单'), '对方已阅')
    await button(theirs, '签收').click()
    await answer(theirs, '回复', '回复内容', '已报送')
    await answer(mine, '退回', '退回的理由', '缺附件')
    await seen(strip(theirs, '督办单'), '缺附件')
    await answer(theirs, '回复', '回复内容', '已补充')
    await button(mine, '验收办结').click()
    await mark(theirs, '督办单').waitFor({ state: 'detached' })
    await button(mine, '催办').click()
    await panel(mine).getByLabel('附言').fill('请本周反馈')
    await panel(mine).getByRole('form', { name: '催办' }).getByRole('button', { name: '催办', exact: true }).click()
    await mark(theirs, '已催办 1 次').waitFor()
    await button(theirs, '报告需协调').click()
    for (const page of [mine, theirs]) await mark(page, '已催办 1 次').waitFor({ state: 'detached' })
  })

  it('催办 of all that a view shows, by name from the palette: who is reminded is said before, and how many after', async () => {
    await given({ due, owner: '王敏' })
    const [theirs, mine] = await Promise.all([
      stage.ledger({ signedIn: stage.liaison }),
      stage.ledger({ signedIn: stage.coordinator }, '?stream=s1&department=renshe'),
    ])
    await mine.keyboard.press('Control+k')
    await mine.getByRole('combobox').fill('催办多项')
    await mine.keyboard.press('Enter')
    const dialog = mine.getByRole('dialog', { name: '催办所见的 1 项' })
    await seen(dialog, '人社局 1')
    await dialog.getByLabel('附言').fill('请本周反馈')
    await dialog.getByRole('button', { name: '催办', exact: true }).click()
    await seen(mine.locator('.toast'), '已催办 1 项')
    await mark(theirs, '已催办').waitFor()
  })
})

async function answer(page: Page, name: string, label: string, words: string): Promise<void> {
  await strip(page, '督办单').getByRole('button', { name, exact: true }).click()
  await panel(page).getByLabel(label).fill(words)
  await strip(page, '督办单').getByRole('button', { name, exact: true }).click()
}

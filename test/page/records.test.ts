import type { Page } from 'playwright-core'
import { describe, expect, it, vi } from 'vitest'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import { addDays, dateIn } from '#app/model/text/dates'
import { newId } from '#app/sync/newId'
import { findViolations } from '../support/axe'
import { cellOf, ledgerIsOpen, rowIds, seen } from '../support/ledger-page'
import { connectEditor } from '../support/people'
import { tracker } from '../support/server'
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
    // The form stood below: what became of it is in sight.
    await expect.poll(() => strip(theirs, '延期申请').evaluate(isInSight)).toBe(true)
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
    // From a version that is over it would be stale.
    await seen(strip(theirs, '督办单'), '办理中')
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

it('what is open is counted in the foot and filtered by a click, in the address, and follows when it opens or closes', async () => {
  await given({ due, owner: '王敏' })
  const [mine, theirs] = await Promise.all([
    stage.ledger({ signedIn: stage.coordinator }),
    stage.ledger({ signedIn: stage.liaison }),
  ])
  const before = await rowIds(theirs)
  const found = ['stream:s1', '1.2', '1.2.4']
  const counts = (page: Page) => page.getByRole('group', { name: '在办事项' }).getByRole('button').allTextContents()
  const count = (name: string) => mine.getByRole('button', { name, exact: true })
  expect(await counts(mine)).toEqual([])
  const order = await opened('order', { department: 'renshe', text: '请报送整合方案', until: later })
  for (const page of [mine, theirs]) await expect.poll(() => counts(page)).toEqual(['督办 1'])
  await count('督办 1').click()
  await expect.poll(() => rowIds(mine)).toEqual(found)
  expect(new URL(mine.url()).search).toBe('?open=order')
  expect(await rowIds(theirs)).toEqual(before)

  await opened('urge', { words: '' })
  await opened('urge', { words: '请本周反馈' })
  await expect.poll(() => counts(mine)).toEqual(['督办 1', '催办 1', '催办两次以上 1'])
  await mark(mine, '已催办 2 次').waitFor()
  await mine.reload()
  await ledgerIsOpen(mine)
  await expect.poll(() => rowIds(mine)).toEqual(found)

  // It is recalled: what is looked for is not there any more.
  const recall = { do: 'step', record: order, version: 1, event: 'recall', words: '已办妥' }
  expect(await post(recall)).toMatchObject({ outcome: 'done' })
  await expect.poll(() => rowIds(mine)).toEqual([])
  await expect.poll(() => counts(mine)).toEqual(['督办 0', '催办 1', '催办两次以上 1'])
  await mine.getByRole('button', { name: /^筛选/ }).click()
  const menu = mine.getByRole('dialog', { name: /^筛选/ })
  await menu.getByRole('checkbox', { name: /^催办两次以上/ }).check()
  await menu.getByRole('checkbox', { name: /^督办/ }).uncheck()
  await expect.poll(() => rowIds(mine)).toEqual(found)
  expect(new URL(mine.url()).search).toBe('?open=urged-again')
  expect(await findViolations(mine)).toEqual([])
  await mine.keyboard.press('Escape')
  await count('催办两次以上 1').click()
  await expect.poll(() => rowIds(mine)).toEqual(before)
})

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= 0 && bottom <= innerHeight
}

/** What a command of the coordinator's is answered. */
async function post(command: object): Promise<unknown> {
  const headers = { cookie: stage.coordinator.cookie, origin: stage.server.url, 'content-type': 'application/json' }
  const address = `${stage.server.url}/trackers/${tracker}/records`
  return (await fetch(address, { method: 'POST', headers, body: JSON.stringify(command) })).json()
}

/** Opens something about the row; its id. */
async function opened(kind: 'order' | 'urge', facts: object): Promise<string> {
  const id = newId()
  expect(await post({ do: 'open', kind, rows: [{ id, item: '1.2.4' }], facts })).toMatchObject({ made: 1 })
  return id
}

async function answer(page: Page, name: string, label: string, words: string): Promise<void> {
  await strip(page, '督办单').getByRole('button', { name, exact: true }).click()
  await panel(page).getByLabel(label).fill(words)
  await strip(page, '督办单').getByRole('button', { name, exact: true }).click()
}

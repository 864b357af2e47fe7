import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import type { ComparisonAnswer } from '#app/model/history/comparisonAnswer'
import { addItem, deleteItems, setCells, type CellEdit, type Desk } from '#app/model/ledger/edit'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { findViolations } from '../support/axe'
import { cellOf, headerOf, isLive, row, rowIds, saved, seen, type } from '../support/ledger-page'
import { connectEditor, type Editor, type SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const stage = useStage()

const ask = (address: string, init: RequestInit = {}) =>
  fetch(`${stage.server.url}/trackers/${tracker}/${address}`, {
    ...init,
    headers: { cookie: stage.coordinator.cookie, origin: stage.server.url, 'content-type': 'application/json' },
  })
async function command(what: MeetingCommand): Promise<MeetingState | null> {
  const response = await ask('meeting/state', { method: 'POST', body: JSON.stringify(what) })
  expect(response.status).toBe(200)
  return ((await response.json()) as { state: MeetingState | null }).state
}
const starting: MeetingCommand = {
  do: 'start',
  title: '第一次例会',
  heldOn: '2026-11-16',
  chair: '周主任',
  by: 'stream',
  secondsPerItem: null,
}
const countsSince = async () =>
  ((await (await ask('changes')).json()) as Extract<ComparisonAnswer, { outcome: 'compared' }>).comparison.counts

const desk = (editor: Editor, { person }: SignedIn): Desk => ({
  doc: editor.doc,
  person,
  departments: new Set(['renshe', 'bianban', 'jiaowei']),
  newId: () => 'new-row',
})
const bar = (page: Page) => page.getByRole('region', { name: '与以前相比的变化' })
const count = (page: Page, name: string) => bar(page).getByRole('button', { name: new RegExp(`^${name} \\d+$`) })
/** What a tooltip says of a cell. */
async function tooltipOf(page: Page, item: string, column: string): Promise<string> {
  await headerOf(page, 'title').hover()
  await page.locator('.ag-tooltip').waitFor({ state: 'detached' })
  await cellOf(page, item, column).hover()
  await page.locator('.ag-tooltip').waitFor()
  return page.locator('.ag-tooltip').innerText()
}

/** A meeting was held; since then three wrote, a row came, one went, and 人社局 wrote in its own. */
async function sinceLastMeeting() {
  const { coordinator, liaison } = stage
  const [writing, theirs] = [await connectEditor(stage.server, coordinator), await connectEditor(stage.server, liaison)]
  onTestFinished(() => [writing, theirs].forEach((editor) => editor.close()))
  const write = (edits: CellEdit[]) => expect(setCells(desk(writing, coordinator), edits)).toEqual([])
  write([{ item: '2.6', column: 'owner', value: '张三' }])
  await expect.poll(async () => (await (await ask('export.csv?columns=owner')).text()).includes('张三')).toBe(true)
  const { meeting } = (await command(starting))!
  await command({ do: 'close' })

  write([
    { item: '2.6', column: 'owner', value: '李四' },
    { item: '1.3', column: 'due', value: '2026-01-15' },
    { item: '4.1', column: 'evidence', value: ['总结 https://example.cn/1'] },
  ])
  write([{ item: '4.1', column: 'status', value: 'closed' }])
  expect(addItem(desk(writing, coordinator), { stream: 's2', parent: '', after: '2.6' }, 'renshe')).toEqual({
    id: 'new-row',
  })
  write([{ item: 'new-row', column: 'title', value: '会后新增的事项' }])
  expect(deleteItems(desk(writing, coordinator), ['5.1'])).toEqual([])
  expect(
    setCells(desk(theirs, liaison), [{ item: '1.2.4', column: 'progress', value: '已经印发内部调整办法' }]),
  ).toEqual([])
  await expect.poll(countsSince).toEqual({ added: 1, removed: 1, changed: 4, cells: 5, newlyRed: 1, newlyClosed: 1 })
  return { write, meeting }
}

/** The coordinator's ledger, high enough for all that changed, with the changes on. */
async function openChanges(query = '?changes=last-meeting'): Promise<Page> {
  const page = await stage.ledger(
    { signedIn: stage.coordinator, reducedMotion: 'reduce', viewport: { width: 1440, height: 2_000 } },
    query,
  )
  await count(page, '内容变化').waitFor()
  return page
}

it('changes are off until they are asked for; on, they are counted, and the address says so', async () => {
  await sinceLastMeeting()
  const asked: string[] = []
  const page = await stage.page({ signedIn: stage.coordinator, viewport: { width: 1440, height: 2_000 } })
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`/trackers/${tracker}`)
  await row(page, '1.3').first().waitFor()
  const button = page.getByRole('button', { name: '变化', exact: true })
  expect(await button.getAttribute('aria-pressed')).toBe('false')
  expect(asked.filter((path) => /changes|closed-meetings|ChangesBar/.test(path) && !path.endsWith('.css'))).toEqual([])
  await isLive(page)
  await button.click()
  await expect.poll(() => count(page, '内容变化').innerText()).toMatch(/4$/)
  expect(new URL(page.url()).search).toBe('?changes=last-meeting')
  for (const [name, number] of [
    ['新亮红灯', 1],
    ['新销号', 1],
    ['新增', 1],
    ['删除', 1],
  ] as const)
    expect(await count(page, name).innerText()).toMatch(new RegExp(`${number}$`))
  await expect
    .poll(() => bar(page).getByRole('combobox', { name: '对比' }).locator('option:checked').innerText())
    .toBe('上次会议：2026-11-16 第一次例会')
})

it('changed cells are marked, and say their old value, who changed it and when', async () => {
  await sinceLastMeeting()
  const page = await openChanges()
  await cellOf(page, '2.6', 'owner').and(page.locator('.cell--changed')).waitFor()
  expect(
    await page
      .locator('.ag-row[row-id="2.6"] .cell--changed')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('col-id')).sort()),
  ).toEqual(['code', 'owner'])
  expect(await row(page, '3.1').locator('.cell--changed').count()).toBe(0)
  expect(await tooltipOf(page, '2.6', 'owner')).toMatch(
    /^李四\s+原为：张三。李强（编办） \d{4}-\d\d-\d\d \d\d:\d\d 修改$/,
  )
  expect(await tooltipOf(page, '1.2.4', 'progress')).toMatch(/^已经印发内部调整办法\s+原为空。王敏（人社局）/)
  expect(await tooltipOf(page, '4.1', 'code')).toMatch(
    /状态原为：待签收。.*\s+佐证材料原为空。|佐证材料原为空。.*\s+状态原为：待签收。/,
  )
  await seen(cellOf(page, '1.3', 'title'), '新亮红灯')
  await seen(cellOf(page, '4.1', 'title'), '新销号')
  await seen(cellOf(page, 'new-row', 'title'), /会后新增的事项.*新增/)
  // By the keyboard: where one types, the old value is part of the cell's name; it also stands in the bar.
  await cellOf(page, '2.6', 'owner').click()
  await page.getByRole('textbox', { name: /责任人 李四 原为：张三。李强/ }).waitFor()
  await seen(bar(page), '原为：张三。李强（编办）')
})

it('what cannot be seen in the grid is named; counts stand by stream and by department', async () => {
  await sinceLastMeeting()
  const page = await openChanges()
  await count(page, '删除').click()
  await seen(page.getByRole('dialog', { name: /删除/ }), /5\.1.*李强.*删除/)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '分类统计' }).click()
  const groups = page.getByRole('dialog', { name: '分类统计' })
  await expect
    .poll(() =>
      groups
        .getByRole('row', { name: /^人社局/ })
        .getByRole('cell')
        .allInnerTexts(),
    )
    .toEqual(['1', '', '', '1', ''])
  expect(await findViolations(page, '.ag-row:not(.ag-row-focus):not([row-id="1.3"])')).toEqual([])
  await page.keyboard.press('Escape')
  await groups.waitFor({ state: 'detached' })
})

it('changes are shown alone on one’s own screen; another’s edit is counted and marked within moments', async () => {
  const { write } = await sinceLastMeeting()
  const page = await openChanges()
  await count(page, '新亮红灯').click()
  await expect.poll(() => rowIds(page)).toEqual(['stream:s1', '1.3'])
  // Whoever goes to a row that this leaves out gets there.
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog', { name: '命令' }).waitFor()
  await page.keyboard.insertText('3.2')
  await seen(page.getByRole('option', { selected: true }), '3.2')
  await page.keyboard.press('Enter')
  await cellOf(page, '3.2', 'title').waitFor()
  await bar(page).getByRole('checkbox', { name: '只看有变化' }).check()
  await expect
    .poll(() => rowIds(page))
    .toEqual(expect.arrayContaining(['1.2', '1.2.4', '1.3', '2.6', 'new-row', '4.1']))
  expect(new URL(page.url()).search).toBe('?changes=last-meeting&changed-only=any')
  expect(await rowIds(page)).not.toContain('3.1')
  write([{ item: '3.1', column: 'owner', value: '赵六' }])
  await cellOf(page, '3.1', 'owner').and(page.locator('.cell--changed')).waitFor()
  await expect.poll(() => count(page, '内容变化').innerText()).toMatch(/5$/)
})

it('without the server’s answer the marks stay, and the bar says so; the keyboard stays where it is when they go on', async () => {
  const { write } = await sinceLastMeeting()
  const page = await openChanges('?changes=last-meeting&changed-only=any')
  await page.route('**/changes?*', (route) => route.abort())
  write([{ item: '2.6', column: 'owner', value: '钱七' }])
  await seen(bar(page), '网络不通，标记停在')
  await seen(cellOf(page, '2.6', 'owner').and(page.locator('.cell--changed')), /钱七原为：张三/)
  await page.unroute('**/changes?*')
  write([{ item: '3.2', column: 'owner', value: '孙八' }])
  await expect.poll(() => count(page, '内容变化').innerText()).toMatch(/5$/)

  await type(page, '2.6', 'owner', '吴十')
  await page.keyboard.insertText('郑一')
  await page.keyboard.press('Enter')
  await seen(cellOf(page, '2.6', 'owner').and(page.locator('.cell--changed')), /吴十原为：张三/)
  await seen(cellOf(page, 'new-row', 'owner'), '郑一')
  await saved(page)
})

it('the changes as a file, against another base, and closed again', async () => {
  const { meeting } = await sinceLastMeeting()
  const page = await openChanges('?changes=last-meeting&changed-only=any')
  const file = await page.request.get(
    (await bar(page).getByRole('link', { name: '导出变化 CSV' }).getAttribute('href'))!,
  )
  expect(await file.text()).toMatch(/,责任人,张三,李四,李强,/)
  await bar(page).getByRole('combobox', { name: '对比' }).selectOption({ label: '2026-11-16 第一次例会' })
  await expect.poll(() => new URL(page.url()).search).toBe(`?changes=meeting%3A${meeting.id}&changed-only=any`)
  await expect.poll(() => count(page, '内容变化').innerText()).toMatch(/4$/)
  await bar(page).getByRole('button', { name: '关闭对比' }).click()
  await bar(page).waitFor({ state: 'detached' })
  await row(page, '2.1').first().waitFor()
  expect([await page.locator('.cell--changed, .row-tag').count(), new URL(page.url()).search]).toEqual([0, ''])
})

it('the same in English, by the address alone', async () => {
  const { meeting } = await sinceLastMeeting()
  const english = await stage.ledger(
    { signedIn: stage.liaison, language: 'en', reducedMotion: 'reduce' },
    `?changes=meeting:${meeting.id}&changed-only=newlyClosed`,
  )
  await expect.poll(() => rowIds(english)).toEqual(['stream:s4', '4.1'])
  await seen(cellOf(english, '4.1', 'title'), 'newly closed')
  expect(await tooltipOf(english, '4.1', 'status')).toMatch(/^Was: Issued · changed by 李强 \(.+\), \d{4}-/)
  expect(await findViolations(english, '.ag-row:not([row-id="4.1"])')).toEqual([])
})

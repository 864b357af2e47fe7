import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { setCells, type CellEdit } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { weighPages } from '../bench/page/weight'
import { findViolations } from '../support/axe'
import { bytesOf } from '../support/download'
import { seen } from '../support/ledger-page'
import { connectEditor, signIn, type SignedIn } from '../support/people'
import { tracker } from '../support/server'
import { useStage } from '../support/stage'

const start = Date.parse('2026-11-16T01:00:00Z')
const minute = 60_000
let clock = start
const stage = useStage({ isShared: true, now: () => clock })
const meetings = `/trackers/${tracker}/meetings`
/** Ids of the two meetings that were held. */
let [first, second] = ['', '']

const command = async (who: SignedIn, what: MeetingCommand): Promise<MeetingState | null> => {
  const response = await fetch(`${stage.server.url}/trackers/${tracker}/meeting/state`, {
    method: 'POST',
    headers: { cookie: who.cookie, origin: stage.server.url, 'content-type': 'application/json' },
    body: JSON.stringify(what),
  })
  expect(response.status, JSON.stringify(what)).toBe(200)
  return ((await response.json()) as { state: MeetingState | null }).state
}

/** Somebody writes; it is stored once another one sees it (W1). */
async function write(who: SignedIn, edits: CellEdit[]): Promise<void> {
  clock += minute
  const [editor, witness] = [
    await connectEditor(stage.server, who),
    await connectEditor(stage.server, stage.administrator),
  ]
  const values = edits.map(({ value }) => String(value))
  expect(
    setCells({ doc: editor.doc, person: who.person, departments: new Set(['renshe']), newId: () => 'none' }, edits),
  ).toEqual([])
  await vi.waitFor(
    () => expect(edits.map(({ item, column }) => String(readCell(witness.doc, item, column)))).toEqual(values),
    { timeout: 10_000 },
  )
  for (const one of [editor, witness]) one.close()
}

async function hold(title: string, decisions: readonly MeetingCommand[]): Promise<string> {
  const state = await command(stage.coordinator, {
    do: 'start',
    title,
    heldOn: '2026-11-16',
    chair: '周主任',
    by: 'stream',
    secondsPerItem: null,
  })
  if (state!.agenda.some(({ item }) => item === '1.3'))
    await command(stage.coordinator, { do: 'go', to: { slide: 'item', item: '1.3' } })
  for (const decision of decisions) await command(stage.coordinator, decision)
  clock += 30 * minute
  await command(stage.coordinator, { do: 'close' })
  return state!.meeting.id
}

const isClean = async (page: Page, where: string) => expect.soft(await findViolations(page), where).toEqual([])
const who = (signedIn: SignedIn, language: 'zh' | 'en' = 'zh') => ({
  signedIn,
  language,
  reducedMotion: 'reduce' as const,
})

it('where no meeting was held, the list says how one is started', async () => {
  const page = await stage.open(meetings, who(stage.coordinator))
  await page.getByRole('heading', { name: '还没有开过会' }).waitFor()
  expect(await page.getByRole('link', { name: '开会' }).getAttribute('href')).toBe(`/trackers/${tracker}/meeting`)
  await isClean(page, 'no meetings')
  // Without a meeting to start from, who wants to compare is asked for a moment.
  await page.goto(`/trackers/${tracker}/compare`)
  await page.getByText('请选择起止时间').waitFor()
  await isClean(page, 'nothing to compare yet')
})

describe('two meetings were held', () => {
  beforeAll(async () => {
    await write(stage.coordinator, [
      { item: '1.3', column: 'due', value: '2026-11-01' },
      { item: '2.3', column: 'lead', value: 'renshe' },
    ])
    const plain = { text: '', department: '', responsible: '', due: '' }
    first = await hold('第一次例会', [
      {
        do: 'decide',
        id: 'd1',
        item: '1.3',
        kind: 'decision',
        text: '两周内印发方案',
        department: 'renshe',
        responsible: '王敏',
        due: '2026-12-07',
      },
      { do: 'decide', ...plain, id: 'd2', item: null, kind: 'decision', text: '下周继续' },
      { do: 'withdraw', decision: 'd2' },
    ])
    await write(stage.coordinator, [
      { item: '1.3', column: 'due', value: '2027-01-31' },
      { item: '4.1', column: 'due', value: '2026-11-10' },
    ])
    await write(stage.liaison, [{ item: '2.3', column: 'progress', value: '已开专题会' }])
    second = await hold('第二次例会', [])
  })

  it('from the list of meetings to a record and to what changed between two of them, to its CSV', async () => {
    const page = await stage.open(meetings, who(stage.coordinator))
    const row = page.getByRole('row', { name: /第一次例会/ })
    await expect
      .poll(() => row.getByRole('cell').allTextContents())
      .toEqual(['2026-11-16', '周主任', '1', '1', '1', '', ''])
    await page.getByText('目前没有可用的大屏链接。').waitFor()
    await isClean(page, 'the list')

    // The last two are chosen already.
    await page.getByRole('button', { name: '对比变化' }).click()
    await page.waitForURL(
      ({ searchParams }) =>
        searchParams.get('from') === `meeting:${first}` && searchParams.get('to') === `meeting:${second}`,
    )
    const changes = page.getByRole('table', { name: '有变化的事项' })
    const due = changes.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /调研论证机制/ }) })
    await expect
      .poll(() => due.locator('del, ins').allTextContents())
      .toEqual(['原内容：2026-11-01', '现内容：2027-01-31'])
    await seen(due, '李强')
    await seen(changes.getByRole('row', { name: /已开专题会/ }), /王敏 · 区人力社保局/)
    await seen(page.getByRole('navigation', { name: '只看' }), /新亮红灯 1/)
    await isClean(page, 'what changed')
    await page.getByRole('link', { name: /新亮红灯/ }).click()
    await seen(changes.getByRole('rowheader').nth(1), /新亮红灯/)
    expect(await changes.locator('.changes__row').count()).toBe(1)
    await page.getByRole('link', { name: /主要变化/ }).click()
    await page.getByLabel('牵头单位', { exact: true }).selectOption('renshe')
    await page.getByRole('button', { name: '对比' }).click()
    await page.waitForURL('**department=renshe**')
    expect(await changes.locator('.changes__row').count()).toBe(1)
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '导出这些变化 CSV' }).click(),
    ])
    const lines = (await bytesOf(file)).toString('utf8').trim().split('\r\n')
    expect(lines).toHaveLength(2)
    expect(lines[1]).toContain(',进展情况,,已开专题会,王敏,区人力社保局,')

    // A moment of one's own, from the field that stands there once it is asked for.
    const moment = page.getByLabel(/起始时间/)
    expect(await moment.isVisible()).toBe(false)
    await page.getByLabel('从', { exact: true }).selectOption('at')
    await moment.fill('2026-11-16T09:00:30')
    await page.getByLabel('牵头单位', { exact: true }).selectOption('')
    await page.getByRole('button', { name: '对比' }).click()
    await page.waitForURL(/from=2026-11-16T09%3A00%3A30&to=meeting%3A/)
    await seen(changes.getByRole('row', { name: /完成时限/ }).first(), '2027-01-31')
    await page.goto(`/trackers/${tracker}/compare?from=2019-01-01`)
    await seen(page.getByRole('alert'), '那时还没有这个台账')
    await page.goto(`${meetings}/${first}`)
    await page.getByRole('link', { name: '会议结束时的台账' }).click()
    await seen(page.locator('tr[data-item="1.3"]'), '2026-11-01')
  })

  it('minutes are read and printed beside the decisions, which are ticked off there', async () => {
    const page = await stage.open(`${meetings}/${first}`, who(stage.coordinator))
    const sheet = page.locator('.minutes-sheet')
    await page.getByRole('heading', { name: '第一次例会纪要' }).waitFor()
    const decision = page.locator('#decisions').getByRole('row', { name: /两周内印发方案/ })
    await seen(decision, /区人力社保局.*王敏.*2026-12-07.*未办结/)
    await seen(page.locator('#decisions').getByRole('row', { name: /下周继续/ }), '已撤回')
    await isClean(page, 'a record')
    await page.emulateMedia({ media: 'print' })
    expect(
      await Promise.all(
        [sheet, page.locator('.top-bar'), page.locator('.record__head'), page.locator('#decisions')].map((part) =>
          part.isVisible(),
        ),
      ),
    ).toEqual([true, false, false, false])
    await page.emulateMedia({ media: 'screen' })

    await page.getByRole('button', { name: /标为已办结|两周内印发方案/ }).click()
    await seen(decision, /已办结.*李强/)
  })

  it('G9: a screen link is made, shown once, opens without a login, and ends when it is withdrawn', async () => {
    const page = await stage.open(meetings, who(stage.coordinator, 'en'))
    await page.getByRole('button', { name: 'Make a screen link' }).click()
    const link = await page.getByRole('textbox', { name: 'Screen link' }).inputValue()
    expect(link).toMatch(/\/screen\/[\w-]{20,}$/)
    await seen(page.getByRole('listitem'), /Made .* by 李强just made/)
    await isClean(page, 'a screen link just made')
    expect((await fetch(link)).status).toBe(200)
    await page.getByRole('button', { name: /^Withdraw the link/ }).click()
    await seen(page.getByRole('listitem'), 'stop showing the ledger at once')
    await page.getByRole('button', { name: 'Withdraw it' }).click()
    await page.getByText('There is no screen link that works at present.').waitFor()
    expect((await fetch(link)).status).toBe(404)
  })

  it('in English; who only looks finds nothing to change; it takes no grid and, to compare, no script', async () => {
    const viewer = await signIn(stage.server, { role: 'viewer', name: '凌领导' })
    const page = await stage.open(`${meetings}/${second}`, {
      ...who(viewer, 'en'),
      javaScriptEnabled: false,
      isOwn: true,
    })
    await page.getByRole('heading', { name: 'Minutes: 第二次例会' }).waitFor()
    expect(await page.getByRole('button', { name: /Edit minutes|Mark/ }).count()).toBe(0)
    await page.getByRole('link', { name: 'Filter by stream and department' }).click()
    await page.getByLabel('Lead', { exact: true }).selectOption('renshe')
    await page.getByRole('button', { name: 'Compare' }).click()
    await seen(page.getByRole('table', { name: 'Items that changed' }), /Progress.*已开专题会.*王敏 · Human Resources/)
    await page.goto(meetings)
    expect(await page.getByText('Screen links').count()).toBe(0)
    const weights = await weighPages({ address: stage.server.url, tracker, cookie: viewer.cookie })
    expect(weights.find(({ page }) => page === 'what changed')!.gzip).toBeLessThan(178_000)
  })
})

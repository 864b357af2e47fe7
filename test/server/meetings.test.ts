import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Minutes } from '#app/model/meeting/keptMinutes'
import { deleteItems } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import type { MeetingState } from '#app/model/meeting/meeting'
import type { MeetingCommand } from '#app/model/meeting/meetingCommand'
import { connect } from '#db/connect'
import { createMeetings } from '#server/meetings/meetings'
import { Member } from '#server/member'
import { housePersonOf } from '../support/in-house'
import { connectEditor, type Editor, type SignedIn } from '../support/people'
import { tracker, type TestServer } from '../support/server'
import { deskOf, minute, plain, starting, useMeetingScene, type Answer } from './meetingScene'

const { scene, ask, send, does, refused, stateOf, changes, write } = useMeetingScene()
let server: TestServer
let xu: SignedIn
let yang: SignedIn
let ren: SignedIn
let ling: SignedIn
beforeAll(() => {
  ;({ server, xu, yang, ren, ling } = scene)
})

describe('a whole meeting', () => {
  let writing: Editor
  let liaison: Editor
  let first: MeetingState
  beforeAll(async () => {
    writing = await connectEditor(server, xu)
    liaison = await connectEditor(server, ren)
    await write(writing, xu, liaison, [
      { item: '1.3', column: 'due', value: '2026-11-01' },
      { item: '2.3', column: 'lead', value: 'renshe' },
    ])
    await write(writing, xu, liaison, [
      { item: '2.3', column: 'status', value: 'returned' },
      { item: '2.3', column: 'reason', value: '缺少佐证材料' },
    ])
  })
  afterAll(() => [writing, liaison].forEach((editor) => editor.close()))

  it('M1: two coordinators start at once: there is one meeting, and both are told of it', async () => {
    const answers = await Promise.all([
      send(xu, starting('第一次例会')),
      send(yang, starting('第一次例会')),
      send(yang, starting('第一次例会')),
    ])
    const bodies = (await Promise.all(answers.map((answer) => answer.json()))) as Answer[]
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(bodies.map(({ outcome }) => outcome).sort()).toEqual(['done', 'running', 'running'])
    expect(new Set(bodies.map(({ state }) => state!.meeting.id)).size).toBe(1)
    first = (await stateOf(ren))!
    expect(await (await ask(ling, 'meetings.data')).text()).toContain(first.meeting.id)
  })

  it('M1: a meeting has a chair, when it begins and when it is described anew', async () => {
    expect(await refused(xu, { ...starting('无人主持'), chair: ' ' })).toEqual([400, 'chair-missing'])
    const { title, heldOn, secondsPerItem } = first.meeting
    const described = { do: 'describe', title, heldOn, secondsPerItem } as const
    expect(await refused(xu, { ...described, chair: '' })).toEqual([400, 'chair-missing'])
    expect((await does(xu, { ...described, chair: '周主任' })).meeting.chair).toBe('周主任')
  })

  it('M3: the agenda comes from the ledger: overdue first, then returned, then what changed, each with why', () => {
    const { agenda, meeting } = first
    expect(agenda.map(({ item, reasons }) => [item, reasons])).toEqual([
      ['1.3', ['overdue', 'changed']],
      ['2.3', ['returned', 'changed']],
    ])
    expect(agenda[0]).toMatchObject({
      state: 'pending',
      isGone: false,
      addedBy: null,
      label: { code: '1.3', stream: 's1' },
    })
    expect(meeting).toMatchObject({
      by: 'stream',
      secondsPerItem: 120,
      position: { slide: 'opening', item: null },
      base: { meeting: null },
      closedAt: null,
    })
    expect(first.attendance.map(({ person }) => person.name).sort()).toEqual(
      expect.arrayContaining(['许协调', '任人社'].sort()),
    )
    expect(first.presenters.map(({ name }) => name).sort()).toEqual(['杨管理', '许协调'].sort())
  })

  it('M3: it is steered: add, move, skip, hand over, arrange by department; what is unknown is refused', async () => {
    await does(xu, { do: 'add', item: '5.1' })
    let state = await does(yang, { do: 'add', item: '4.1' })
    expect(state.agenda.map(({ item, addedBy }) => [item, addedBy])).toEqual([
      ['1.3', null],
      ['2.3', null],
      ['5.1', '许协调'],
      ['4.1', '杨管理'],
    ])
    state = await does(xu, { do: 'move', item: '4.1', after: null })
    expect(state.agenda.map(({ item }) => item)).toEqual(['4.1', '1.3', '2.3', '5.1'])
    state = await does(xu, { do: 'mark', item: '5.1', state: 'skipped' })
    expect(state.agenda.find(({ item }) => item === '5.1')!.state).toBe('skipped')
    state = await does(xu, { do: 'hand-over', person: yang.person.id })
    expect(state.meeting.presenter).toEqual({ id: yang.person.id, name: '杨管理' })
    state = await does(xu, { do: 'arrange', by: 'department' })
    expect([state.meeting.by, state.agenda.map(({ item }) => item)]).toEqual([
      'department',
      ['1.3', '2.3', '4.1', '5.1'],
    ])
    expect(await refused(xu, { do: 'add', item: '99.9' })).toEqual([404, 'unknown-item'])
    expect(await refused(xu, { do: 'go', to: { slide: 'item', item: '3.1' } })).toEqual([404, 'not-on-agenda'])
    expect(await refused(xu, { do: 'hand-over', person: ren.person.id })).toEqual([404, 'unknown-person'])
    expect(await refused(ren, { do: 'mark', item: '1.3', state: 'skipped' })).toEqual([403, 'not-allowed'])
  })

  it('M4: decisions are recorded with the session’s identity, once, and never changed: only marked', async () => {
    await does(xu, { do: 'go', to: { slide: 'item', item: '1.3' } })
    const decision: MeetingCommand = {
      do: 'decide',
      id: 'd1',
      item: '1.3',
      kind: 'decision',
      text: ' =两周内印发方案 ',
      department: 'renshe',
      responsible: '王敏',
      due: '2026-12-07',
    }
    await does(xu, decision)
    const state = await does(xu, decision)
    expect(state.decisions).toEqual([
      expect.objectContaining({
        id: 'd1',
        item: '1.3',
        text: '=两周内印发方案',
        department: 'renshe',
        by: { id: xu.person.id, name: '许协调', department: 'bianban' },
        settledAt: null,
        withdrawnAt: null,
      }),
    ])
    await does(yang, { do: 'decide', ...plain, id: 'd2', item: '2.3', kind: 'return', text: '补充材料' })
    await does(yang, { do: 'decide', ...plain, id: 'd3', item: null, kind: 'decision', text: '下周继续' })
    await does(yang, {
      do: 'decide',
      ...plain,
      id: 'd4',
      item: '1.3',
      kind: 'decision',
      text: '延期',
      due: '2027-01-31',
    })
    await does(yang, { do: 'withdraw', decision: 'd3' })
    await does(yang, { do: 'settle', decision: 'd2' })
    const marked = await does(xu, { do: 'sub-item', decision: 'd1' })
    expect(
      marked.decisions.map(({ id, subItem, settledBy, withdrawnBy }) => [id, subItem, settledBy, withdrawnBy]),
    ).toEqual([
      ['d1', 'd1', null, null],
      ['d2', null, '杨管理', null],
      ['d3', null, null, '杨管理'],
      ['d4', null, null, null],
    ])
    // The row goes again, and its decision is open as before.
    await vi.waitFor(() => expect(readItem(writing.doc, 'd1')).toMatchObject({ parent: '1.3', owner: '王敏' }), {
      timeout: 30_000,
    })
    expect(deleteItems(deskOf(writing, xu), ['d1'])).toEqual([])
    await vi.waitFor(() => expect(readItem(liaison.doc, 'd1')).toBe(null), { timeout: 20_000 })
  })

  it('M4: what lacks something is no decision, and what was decided cannot be changed', async () => {
    const tries: [MeetingCommand, string][] = [
      [{ do: 'decide', ...plain, id: 'e1', item: '1.3', kind: 'return' }, 'reason-missing'],
      [{ do: 'decide', ...plain, id: 'e2', item: '1.3', kind: 'extend' }, 'due-missing'],
      [{ do: 'decide', ...plain, id: 'e7', item: '1.3', kind: 'extend', due: '2027-01-31' }, 'reason-missing'],
      [{ do: 'decide', ...plain, id: 'e8', item: '1.3', kind: 'defer' }, 'reason-missing'],
      [{ do: 'decide', ...plain, id: 'e3', item: null, kind: 'close' }, 'item-missing'],
      [{ do: 'decide', ...plain, id: 'e4', item: '1.3', kind: 'assign' }, 'nothing-assigned'],
      [{ do: 'decide', ...plain, id: 'e5', item: '99.9', kind: 'close' }, 'unknown-item'],
      [{ do: 'decide', ...plain, id: 'e6', item: '1.3', kind: 'assign', department: 'nobody' }, 'unknown-department'],
      [{ do: 'decide', ...plain, id: 'd1', item: '1.3', kind: 'close' }, 'done'],
      [{ do: 'settle', decision: 'none' }, 'unknown-decision'],
      [{ do: 'settle', decision: 'd3' }, 'unknown-decision'],
    ]
    for (const [command, outcome] of tries) expect((await refused(xu, command))[1]).toBe(outcome)
    expect((await stateOf(xu))!.decisions.map(({ id }) => id)).toEqual(['d1', 'd2', 'd3', 'd4'])
    const db = connect(server.database)
    await expect(db.updateTable('decisions').set({ text: '别的' }).execute()).rejects.toThrow('decisions do not change')
    await expect(db.deleteFrom('decisions').execute()).rejects.toThrow('append-only')
    await expect(db.deleteFrom('meetings').execute()).rejects.toThrow('append-only')
    await db.destroy()
  })

  it('M2: the server restarts in mid-meeting: position, timer, agenda and decisions are still there', async () => {
    scene.clock += minute
    const before = await does(xu, { do: 'go', to: { slide: 'item', item: '2.3' } })
    scene.clock += minute
    await server.restart()
    const after = (await stateOf(ren))!
    expect(after.meeting).toEqual(before.meeting)
    expect(after.meeting).toMatchObject({
      position: { slide: 'item', item: '2.3' },
      positionSince: scene.clock - minute,
    })
    expect([after.agenda, after.decisions]).toEqual([before.agenda, before.decisions])
    expect(after.agenda.find(({ item }) => item === '1.3')!.state).toBe('discussed')
    await expect.poll(() => writing.provider.synced && liaison.provider.synced).toBe(true)
  })

  it('M3: a row of the agenda that is deleted stays on it by its name, and is said to be gone', async () => {
    scene.clock += minute
    expect(deleteItems(deskOf(writing, xu), ['5.1'])).toEqual([])
    await expect
      .poll(async () =>
        (await stateOf(ren))!.agenda.filter(({ isGone }) => isGone).map(({ item, label }) => [item, label.code]),
      )
      .toEqual([['5.1', '5.1']])
    expect(await refused(xu, { do: 'add', item: '5.1' })).toEqual([200, 'done'])
  })

  it('M5: closing freezes the baseline with what was typed to the last key; the minutes are drafted, and edited against one another', async () => {
    await write(liaison, ren, writing, [{ item: '2.3', column: 'progress', value: '正在补充' }])
    scene.clock += minute
    expect(await (await send(xu, { do: 'close' })).json()).toMatchObject({ outcome: 'done', state: null })
    expect(await refused(yang, { do: 'close' })).toEqual([409, 'no-meeting'])
    const { id } = first.meeting
    const answer = await ask(ling, `meetings/${id}/minutes?lang=zh`)
    const minutes = (await answer.json()) as Minutes
    expect(minutes).toMatchObject({ language: 'zh', revision: 1, updatedBy: '许协调' })
    for (const text of [
      '# 第一次例会纪要',
      '主持：周主任',
      '许协调',
      '区人力社保局 任人社',
      '=两周内印发方案',
      '2026-12-07',
      '## 未研究的事项',
    ])
      expect(minutes.text).toContain(text)
    expect(minutes.text).not.toContain('下周继续')
    expect(await (await ask(ling, `meetings/${id}/minutes?lang=en`)).text()).toContain('Minutes: 第一次例会')
    const edit = { language: 'zh', text: '# 改过的纪要', revision: 1 }
    const put = (who: SignedIn, body: object) =>
      ask(who, `meetings/${id}/minutes`, { method: 'PUT', body: JSON.stringify(body) })
    expect((await put(ren, edit)).status).toBe(403)
    expect((await put(xu, edit)).status).toBe(200)
    expect(await (await put(yang, { ...edit, text: '另一份' })).json()).toMatchObject({
      outcome: 'changed-meanwhile',
      minutes: { text: '# 改过的纪要', revision: 2 },
    })
    const file = await ask(ling, `meetings/${id}/minutes.md?lang=zh`)
    expect([
      await file.text(),
      file.headers.get('content-type'),
      decodeURIComponent(file.headers.get('content-disposition')!),
    ]).toEqual([
      '# 改过的纪要',
      'text/markdown; charset=utf-8',
      expect.stringContaining('第一次例会 纪要 2026-11-23.md'),
    ])
    expect((await ask(ling, `meetings/${id}/minutes?lang=en`)).status).toBe(200)
  })

  it('C1 C2: decisions as CSV, guarded, withdrawn ones said to be so', async () => {
    const csv = Buffer.from(
      await (await ask(ling, `meetings/${first.meeting.id}/decisions.csv?lang=zh`)).arrayBuffer(),
    ).toString()
    expect(csv.startsWith('\uFEFF序号,督办事项,类型,决定')).toBe(true)
    const lines = csv.split('\r\n')
    expect(lines[1]).toContain("决定,'=两周内印发方案,")
    expect(lines[1]).toMatch(/,王敏,2026-12-07,已列为分项,许协调,/)
    expect(lines[3]).toContain('已撤回')
    expect(lines).toHaveLength(6)
  })

  it('M5 H3: later edits do not change the baseline; the ledger compares with it, cell by cell, and with another meeting', async () => {
    const { id } = first.meeting
    expect((await changes(`from=meeting:${id}`)).rows).toEqual([])
    await write(liaison, ren, writing, [{ item: '2.3', column: 'progress', value: '正在补充材料' }])
    await write(writing, xu, liaison, [{ item: '1.3', column: 'due', value: '2027-01-31' }])
    const { rows, counts, byDepartment } = await changes('')
    expect(rows.map(({ item, cells }) => [item, cells])).toEqual([
      [
        '1.3',
        [
          {
            column: 'due',
            before: '2026-11-01',
            after: '2027-01-31',
            by: { id: xu.person.id, name: '许协调', department: 'bianban' },
            at: scene.clock,
          },
        ],
      ],
      [
        '2.3',
        [
          expect.objectContaining({
            column: 'progress',
            before: '正在补充',
            after: '正在补充材料',
            by: { id: ren.person.id, name: '任人社', department: 'renshe' },
          }),
        ],
      ],
    ])
    expect(rows[0]).toMatchObject({
      light: { before: { light: 'red' }, after: { light: 'hollow' } },
      isNewlyRed: false,
    })
    expect(counts).toEqual({ added: 0, removed: 0, changed: 2, cells: 2, newlyRed: 0, newlyClosed: 0 })
    expect(byDepartment.renshe).toMatchObject({ changed: 1, cells: 1 })
    expect((await changes(`from=meeting:${id}&item=2.3`)).rows.map(({ item }) => item)).toEqual(['2.3'])
  })

  it('M5 M4: the next meeting stands on the last one’s baseline, and leads with what it left open', async () => {
    const { id } = first.meeting
    scene.clock += 6 * 24 * 60 * minute
    const second = await does(yang, starting('第二次例会'))
    expect(second.meeting.base).toMatchObject({ meeting: id })
    // d1 and d4 are still open and lead; d2 was carried out, d3 withdrawn.
    expect(second.carried.map(({ id }) => id)).toEqual(['d1', 'd4'])
    expect(second.agenda[0]).toMatchObject({ item: '1.3', reasons: ['decision', 'changed'] })
    scene.clock += minute
    await send(yang, { do: 'close' })
    expect(await (await ask(ling, 'closed-meetings')).json()).toEqual([
      { id: second.meeting.id, title: '第二次例会', heldOn: '2026-11-23' },
      { id, title: '第一次例会', heldOn: '2026-11-23' },
    ])
    expect((await ask(null, 'closed-meetings')).status).toBe(401)
    const between = await changes(`from=meeting:${second.meeting.id}&to=meeting:${id}`)
    expect(between.rows.map(({ item, cells }) => [item, cells.length])).toEqual(
      expect.arrayContaining([
        ['1.3', 1],
        ['2.3', 1],
      ]),
    )
    await write(writing, xu, liaison, [{ item: '1.3', column: 'due', value: '' }])
    expect(await changes(`from=meeting:${id}&to=meeting:${second.meeting.id}`)).toEqual(between)
    expect((await changes('')).rows.map(({ item }) => item)).toEqual(['1.3'])
  })

  it('C1: just the changes as CSV', async () => {
    const response = await ask(ling, `changes.csv?from=meeting:${first.meeting.id}&lang=zh`)
    const csv = Buffer.from(await response.arrayBuffer()).toString()
    expect(csv.split('\r\n').find((line) => line.includes('进展情况'))).toContain(
      ',进展情况,正在补充,正在补充材料,任人社,区人力社保局,',
    )
    expect(csv.startsWith('\uFEFF类别,序号,督办事项,牵头单位,列,原内容,现内容,修改人,修改人单位,修改时间\r\n')).toBe(
      true,
    )
    expect(decodeURIComponent(response.headers.get('content-disposition')!)).toContain('变化 2026-11-23 至')
  })

  it.each([
    ['from=yesterday', 400],
    ['from=meeting:none', 404],
    ['from=2036-01-01', 400],
    ['from=2019-01-01', 404],
  ])('X5: %s is answered with what to do', async (query, status) => {
    const response = await ask(ling, `changes?${query}`)
    expect([response.status, (await response.text()).length > 5]).toEqual([status, true])
  })

  it('the list of meetings tells each one’s decisions and what is still open', async () => {
    const db = connect(server.database)
    const meetings = createMeetings({
      db,
      edit: () => expect.fail('no cells'),
      now: () => scene.clock,
      settle: async () => undefined,
      present: () => [],
    })((await Member.enter(db, housePersonOf(ling.person), tracker))!)
    const list = await meetings.list()
    await db.destroy()
    expect(
      list.map(({ meeting, discussed, decisions, openDecisions }) => [
        meeting.title,
        discussed,
        decisions,
        openDecisions,
      ]),
    ).toEqual([
      ['第二次例会', 0, 0, 0],
      ['第一次例会', 2, 3, 2],
    ])
  })
})

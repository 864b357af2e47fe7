import { newId } from '#app/sync/newId'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { readItem } from '#app/model/ledger/ledger'
import type { RecordWithEvents } from '#app/model/records/itemRecords'
import { breakStatements } from '../support/fault'
import { connectEditor, type SignedIn } from '../support/people'
import { openRecordScene } from '../support/record-scene'

const scene = await openRecordScene()
const { server, db, acts, clock, page, xu, yang, ren, jiao, ling } = scene
afterAll(scene.close)

describe('R1 R2: 延期申请', () => {
  it('granting writes the deadline with its record, for everybody; the first deadline and the count stay', async () => {
    const row = await acts.row({ due: '2026-12-01' })
    const record = await acts.opened(ren, 'extension', row)
    expect(record).toMatchObject({ state: 'asked', version: 1, isOpen: true, facts: { from: '2026-12-01' } })
    expect((await acts.all()).open.map(({ id }) => id)).toContain(record.id)
    expect(await acts.step(xu, record, 'grant', { due: '2026-12-15' })).toMatchObject({
      status: 200,
      outcome: 'done',
      record: { state: 'granted', version: 2, isOpen: false, facts: { due: '2026-12-20', granted: '2026-12-15' } },
    })
    expect(await acts.stored(row)).toMatchObject({ due: '2026-12-15' })
    await vi.waitFor(() => expect(readItem(page.doc, row)!.due).toBe('2026-12-15'), { timeout: 30_000 })
    const [change] = await db
      .selectFrom('changes')
      .selectAll()
      .where('row_id', '=', row)
      .orderBy('id', 'desc')
      .execute()
    expect(change).toMatchObject({ column_id: 'due', person_name: '许协调' })
    const again = await acts.opened(ren, 'extension', row, { due: '2027-01-15' })
    expect(await acts.step(yang, again, 'grant')).toMatchObject({ outcome: 'done' })
    expect((await acts.all()).extended[row]).toEqual({ firstDue: '2026-12-01', times: 2 })
    expect((await acts.on(row)).find((one) => one.record.id === record.id)!.events).toMatchObject([
      { event: 'open', from: null, to: 'asked', by: { name: '任人社' } },
      { event: 'grant', from: 'asked', to: 'granted', by: { name: '许协调' } },
    ])
  })

  it.each([
    ['somebody of another department', { who: 'jiao' }, 'not-allowed'],
    ['a viewer', { who: 'ling' }, 'not-allowed'],
    ['a coordinator, who sets deadlines', { who: 'xu' }, 'not-allowed'],
    ['no later than the deadline', { facts: { due: '2026-12-01' } }, 'date-not-later'],
    ['into the past', { row: { due: '2026-10-01' }, facts: { due: '2026-11-22', late: '漏报' } }, 'date-past'],
    ['without a cause', { facts: { cause: '' } }, 'cause-missing'],
    ['after the deadline without saying why so late', { row: { due: '2026-11-22' } }, 'late-reason-missing'],
    ['with evidence that is no link', { facts: { evidence: ['见附件'] } }, 'bad-link'],
    ['without a deadline', { row: { due: '' } }, 'no-deadline'],
    ['of what is closed', { row: { evidence: ['件 https://a.cn'], status: 'closed' } }, 'not-in-this-status'],
    ['of what waits for review', { row: { progress: '完成', status: 'submitted' } }, 'not-in-this-status'],
  ] as const)('is not asked %s', async (_, { who = 'ren', row = {}, facts = {} }: Asking, outcome) => {
    const item = await acts.row(row)
    const told = await acts.open({ ren, jiao, ling, xu }[who], 'extension', item, facts)
    expect(told).toMatchObject({ made: 0, refused: [{ item, outcome }] })
    expect(await acts.on(item)).toEqual([])
  })

  it('of a row with sub-items, or of none, is not asked; of one row there is one at a time', async () => {
    const row = await acts.row()
    const part = await acts.row({}, { stream: 's1', parent: row })
    expect((await acts.open(ren, 'extension', row)).refused).toMatchObject([{ outcome: 'has-sub-items' }])
    expect((await acts.open(ren, 'extension', 'nowhere')).refused).toMatchObject([{ outcome: 'unknown-item' }])
    await acts.opened(ren, 'extension', part)
    expect((await acts.open(ren, 'extension', part)).refused).toMatchObject([{ outcome: 'already-open' }])
  })

  it('asked twice under one id it is asked once; nobody takes an id of somebody else’s', async () => {
    const row = await acts.row()
    const id = newId()
    const told = await Promise.all([1, 2, 3].map(() => acts.open(ren, 'extension', row, {}, id)))
    expect(told.map(({ made }) => made)).toEqual([1, 1, 1])
    expect(await acts.on(row)).toHaveLength(1)
    expect((await acts.open(xu, 'urge', row, {}, id)).refused).toMatchObject([{ outcome: 'unknown-record' }])
  })

  it('two who rule at once: one does, the other is told what is there now', async () => {
    const row = await acts.row()
    const record = await acts.opened(ren, 'extension', row)
    const told = await Promise.all([
      acts.step(xu, record, 'grant'),
      acts.step(yang, record, 'refuse', { words: '按期完成' }),
    ])
    expect(told.map(({ outcome }) => outcome).sort()).toEqual(['done', 'stale'])
    const [{ record: now, events }] = (await acts.on(row)) as [RecordWithEvents]
    expect(told.find(({ outcome }) => outcome === 'stale')).toMatchObject({ status: 409, record: { state: now.state } })
    expect(events).toHaveLength(2)
    expect((await acts.stored(row))!.due).toBe(now.state === 'granted' ? '2026-12-20' : '2026-12-01')
  })

  it('who must not, does not: department, other department, viewer, nobody', async () => {
    const row = await acts.row()
    const record = await acts.opened(ren, 'extension', row)
    for (const event of ['grant', 'refuse', 'agree', 'lapse', 'nonsense']) {
      for (const who of [ren, jiao, ling]) {
        const { outcome } = await acts.step(who, record, event, { words: '不' })
        expect([event, outcome]).toEqual([event, event in { agree: 1, nonsense: 1 } ? 'not-now' : 'not-yours'])
      }
    }
    expect((await acts.step(xu, record, 'withdraw')).outcome).toBe('not-yours')
    expect((await acts.step(xu, record, 'refuse')).outcome).toBe('words-missing')
    expect((await acts.step(xu, record, 'grant', { due: '2026-11-30' })).outcome).toBe('date-not-later')
    expect((await acts.on(row))[0]!.record.version).toBe(1)
    expect((await acts.step(ren, record, 'withdraw')).outcome).toBe('done')
  })

  it.each([
    ['closed', (row: string) => acts.set(row, { evidence: ['件 https://a.cn'], status: 'closed' }), 'settled'],
    ['led by others', (row: string) => acts.set(row, { lead: 'jiaowei' }), 'another-lead'],
    ['deleted', (row: string) => acts.remove(row), 'removed'],
  ] as const)('a row that is %s gives it no ground any more', async (_, turn, why) => {
    const row = await acts.row()
    const record = await acts.opened(ren, 'extension', row)
    await turn(row)
    const [{ record: now, events }] = (await acts.on(row)) as [RecordWithEvents]
    expect(now).toMatchObject({ state: 'lapsed', isOpen: false })
    expect(events.at(-1)).toMatchObject({ event: 'lapse', details: { why }, by: { name: '许协调' } })
    expect((await acts.step(xu, record, 'grant')).outcome).toBe('stale')
    expect((await acts.step(xu, now, 'grant')).outcome).toBe('not-now')
  })

  it('W1: where its record cannot be stored, the deadline stays as it was, and the other way round', async () => {
    const row = await acts.row()
    const record = await acts.opened(ren, 'extension', row)
    for (const table of ['record_events', 'changes'] as const) {
      const mend = await breakStatements(db, 'INSERT', table)
      expect((await acts.step(xu, record, 'grant')).status).toBeGreaterThanOrEqual(500)
      await mend()
      expect((await acts.stored(row))!.due).toBe('2026-12-01')
      expect(readItem(page.doc, row)!.due).toBe('2026-12-01')
      expect((await acts.on(row))[0]!.record).toMatchObject({ state: 'asked', version: 1 })
    }
    await vi.waitFor(async () => expect((await acts.step(xu, record, 'grant')).outcome).toBe('done'), 30_000)
    expect((await acts.stored(row))!.due).toBe('2026-12-20')
  })
})

interface Asking {
  who?: 'ren' | 'jiao' | 'ling' | 'xu'
  row?: object
  facts?: object
}

describe('R1 E5: 督办单', () => {
  it('is received, answered, returned, answered again and accepted; its numbers have no gaps', async () => {
    const row = await acts.row()
    const last = (await acts.opened(xu, 'order', row)).number!.count
    expect((await acts.open(xu, 'order', row, { until: '2026-11-22' })).refused).toMatchObject([
      { outcome: 'date-past' },
    ])
    expect((await acts.open(xu, 'order', row, { department: 'nowhere' })).refused).toMatchObject([
      { outcome: 'unknown-department' },
    ])
    const record = await acts.opened(xu, 'order', row)
    expect(record).toMatchObject({ state: 'issued', until: '2026-12-01', number: { year: 2026, count: last + 1 } })
    const take = async (who: SignedIn, event: string, words = '') => {
      const { version } = (await acts.on(row)).find(({ record: { id } }) => id === record.id)!.record
      return (await acts.step(who, { id: record.id, version }, event, { words })).outcome
    }
    expect(await take(jiao, 'receive')).toBe('not-yours')
    expect(await take(ren, 'receive')).toBe('done')
    expect(await take(ren, 'reply')).toBe('words-missing')
    expect(await take(ren, 'reply', '已报送')).toBe('done')
    expect(await take(xu, 'return')).toBe('words-missing')
    expect(await take(xu, 'return', '缺佐证')).toBe('done')
    expect(await take(ren, 'reply', '已补充')).toBe('done')
    expect(await take(ren, 'accept')).toBe('not-yours')
    expect(await take(yang, 'accept')).toBe('done')
    const { record: now, events } = (await acts.on(row)).find(({ record: { id } }) => id === record.id)!
    expect(now).toMatchObject({ state: 'closed', isOpen: false })
    expect(events.map(({ to }) => to)).toEqual(['issued', 'received', 'replied', 'returned', 'replied', 'closed'])
  })

  it('many at once: each has a number of its own, and none is left out', async () => {
    const rows = [await acts.row(), await acts.row(), await acts.row()]
    const from = (await acts.opened(xu, 'order', rows[0]!)).number!.count
    await Promise.all([...rows, ...rows].map((row, n) => acts.opened(n % 2 ? xu : yang, 'order', row)))
    const numbers = (await acts.all()).open.flatMap(({ number }) => number?.count ?? [])
    expect(numbers.filter((count) => count > from).sort((a, b) => a - b)).toEqual(
      [1, 2, 3, 4, 5, 6].map((n) => from + n),
    )
  })
})

describe('R1: 催办', () => {
  it('reminds the lead of each row that can be reminded, says why of the others, and is over once they have done something', async () => {
    const [row, other, closed] = [
      await acts.row(),
      await acts.row(),
      await acts.row({ evidence: ['件 https://a.cn'], status: 'closed' }),
    ]
    clock.now = Date.now()
    const rows = [row, other, closed, 'nowhere'].map((item) => ({ id: newId(), item }))
    expect(await acts.send(ren, { do: 'open', kind: 'urge', rows, facts: { words: '' } })).toMatchObject({ made: 0 })
    expect(await acts.send(xu, { do: 'open', kind: 'urge', rows, facts: { words: '请反馈' } })).toMatchObject({
      made: 2,
      refused: [
        { item: closed, outcome: 'not-in-this-status' },
        { item: 'nowhere', outcome: 'unknown-item' },
      ],
    })
    const urged = async () => (await acts.all()).open.filter(({ kind }) => kind === 'urge').map(({ item }) => item)
    expect(await urged()).toEqual(expect.arrayContaining([row, other]))
    const { record } = (await acts.on(row))[0]!
    for (const who of [jiao, xu, ling]) await acts.send(who, { do: 'see', records: [record.id] })
    expect((await acts.on(row))[0]!.record.seenAt).toBeNull()
    await acts.send(ren, { do: 'see', records: [record.id] })
    expect((await acts.on(row))[0]!.record.seenAt).toBe(clock.now)
    const renPage = await connectEditor(server, ren)
    clock.now += 60_000
    const { setCells } = await import('#app/model/ledger/edit')
    setCells({ doc: renPage.doc, person: ren.person, departments: new Set(), newId }, [
      { item: row, column: 'status', value: 'blocked' },
    ])
    await vi.waitFor(async () => expect(await urged()).toEqual(expect.not.arrayContaining([row])), { timeout: 30_000 })
    expect(await urged()).toContain(other)
    const { events } = (await acts.on(row))[0]!
    expect(events.map(({ event, by, at }) => [event, by?.department, at])).toEqual([
      ['open', 'bianban', clock.now - 60_000],
      ['act', 'renshe', clock.now],
    ])
    renPage.close()
  })
})

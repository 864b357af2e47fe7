import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Ledgers } from '#db/ledgers'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import type { StoredColumn } from '#app/model/ledger/columns'
import { cellIn, differingColumns, emptyItem, type CellValue, type Item } from '#app/model/ledger/rows'
import { nextStamp, type Stamp } from '#app/model/ledger/stamp'
import type { Person } from '#app/model/ledger/person'
import type { Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { appendHistory, burstLength, burstSilence, finishBursts, type RowChange } from '#db/history'
import { cellHistory, firstChangesAfter, openBursts } from '#db/history-read'
import { putItems, putStreams } from '#db/items'
import { createLedgers } from '#db/ledgers'
import { openNewDatabase } from '../support/database'
import { builtInSchema } from '#app/model/ledger/schema'

const tracker = 'xicheng-2019'
const created = 1_000
const ren: Person = { id: 'ren', name: '任人社', role: 'department', department: 'renshe' }
const xu: Person = { id: 'xu', name: '许协调', role: 'coordinator', department: 'bianban' }

let house: Awaited<ReturnType<typeof openNewDatabase>>
let db: Db
let ledgers: Ledgers
let seq: number
let rows: Map<string, Item>
let stamps: Map<string, Stamp>
beforeEach(async () => {
  house = await openNewDatabase()
  db = house.db
  await seedFirstLedger(db, created)
  ledgers = createLedgers(db)
  const first = (await ledgers.read(tracker))!
  seq = 0
  rows = new Map(first.items.map((item) => [item.id, item]))
  stamps = new Map(Object.entries(first.stamps))
})
afterEach(async () => {
  await house.close()
})

/** Commits what somebody changed, as a room does: history, then projection. */
async function commit(person: Person, at: number, changes: Record<string, Partial<Item> | null>): Promise<void> {
  const edits: RowChange[] = []
  const items = new Map<string, { item: Item; stamp: Stamp } | null>()
  for (const [id, cells] of Object.entries(changes)) {
    const before = rows.get(id) ?? null
    const after = cells && { ...(before ?? emptyItem(id)), ...cells }
    edits.push({ kind: 'item', id, before, after })
    if (!after) {
      rows.delete(id)
      items.set(id, null)
      continue
    }
    const stamp = nextStamp(before, after, stamps.get(id), person, at, builtInSchema)
    rows.set(id, after)
    stamps.set(id, stamp)
    items.set(id, { item: after, stamp })
  }
  await db.transaction().execute(async (trx) => {
    await appendHistory(trx, tracker, ++seq, [{ person, at, schema: builtInSchema, rows: edits }])
    await putItems(trx, tracker, items)
  })
}
const finish = (silentSince: number) => db.transaction().execute((trx) => finishBursts(trx, tracker, silentSince))
const asOf = async (at: number) => (await ledgers.readAsOf(tracker, at))!
const cell = (snapshot: LedgerSnapshot, id: string, column: StoredColumn): CellValue | undefined => {
  const row = snapshot.items.find((item) => item.id === id)
  return row && cellIn(row, column)
}
const page = (column: string | null, before?: string, limit = 100) =>
  cellHistory(db, tracker, '1.1', column, { before, limit })

describe('H1: what happened to a cell and to a row', () => {
  it('H1: newest first, with who, when, and from what to what', async () => {
    await commit(xu, 2_000, { '1.1': { support: ['renshe'], due: '2026-12-01' }, '1.2': { due: '2026-12-02' } })
    await commit(ren, 3_000, { '1.1': { due: '' } })
    expect(await page('due')).toEqual({
      changes: [
        {
          id: '4',
          item: '1.1',
          column: 'due',
          before: '2026-12-01',
          after: '',
          person: { id: 'ren', name: '任人社', department: 'renshe' },
          at: 3_000,
        },
        {
          id: '2',
          item: '1.1',
          column: 'due',
          before: '',
          after: '2026-12-01',
          person: { id: 'xu', name: '许协调', department: 'bianban' },
          at: 2_000,
        },
      ],
      more: false,
    })
    expect((await page(null)).changes.map(({ column }) => column)).toEqual(['due', 'due', 'support'])
  })

  it('H1: typing that goes on is among it, where its last key falls', async () => {
    await commit(ren, 2_000, { '1.1': { progress: '已' } })
    await commit(ren, 2_001, { '1.1': { progress: '已印' } })
    await commit(xu, 2_002, { '1.1': { due: '2026-12-01' } })
    expect((await page(null)).changes).toMatchObject([
      { column: 'due' },
      { column: 'progress', before: '', after: '已印', at: 2_001 },
    ])
    expect((await page('progress')).changes).toHaveLength(1)
    await finish(Infinity)
    expect((await page(null)).changes).toMatchObject([
      { column: 'due' },
      { column: 'progress', before: '', after: '已印', at: 2_001 },
    ])
  })

  it('H1: a row that came and went has its history still', async () => {
    await commit(xu, 2_000, { new1: { stream: 's1', order: 'a9', title: '新' } })
    await commit(xu, 3_000, { new1: null })
    const history = (await ledgers.history(tracker, 'new1', null, null))!
    expect(history.changes).toMatchObject([
      { column: null, before: { title: '新' }, after: null },
      { column: null, before: null, after: { title: '新' } },
    ])
  })

  it('H1: a row that nobody has touched has an empty history; one that never was has none', async () => {
    expect(await ledgers.history(tracker, '1.1', null, null)).toEqual({ changes: [], more: false })
    expect(await ledgers.history(tracker, 's1', 'title', null)).toEqual({ changes: [], more: false })
    expect(await ledgers.history(tracker, 'nowhere', null, null)).toBe(null)
    expect(await ledgers.history('nothing', '1.1', null, null)).toBe(null)
  })

  it('H1: page by page, each change is given once, though typing ends between the pages', async () => {
    await commit(ren, 2_000, { '1.1': { progress: '一', problems: '二', next: '三', owner: '王敏' } })
    for (let i = 0; i < 5; i++) await commit(xu, 2_000 + Math.floor(i / 2), { '1.1': { due: `2026-12-0${i + 1}` } })
    const all = (await page(null)).changes.map(({ column, after }) => JSON.stringify([column, after]))
    expect(all).toHaveLength(9)
    for (let limit = 1; limit <= 9; limit++) {
      const seen: string[] = []
      for (let before: string | undefined; ;) {
        const { changes, more } = await page(null, before, limit)
        seen.push(...changes.map(({ column, after }) => JSON.stringify([column, after])))
        before = changes.at(-1)!.id
        if (!more) break
      }
      expect(seen).toEqual(all)
    }
    const first = await page(null, undefined, 6)
    expect(first.changes.at(-1)!.id).toMatch(/^open-/)
    await finish(Infinity)
    const rest = await page(null, first.changes.at(-1)!.id)
    expect(
      new Set([...first.changes, ...rest.changes].map(({ column, after }) => JSON.stringify([column, after]))),
    ).toEqual(new Set(all))
    expect(first.changes.length + rest.changes.length).toBe(9)
    expect(await page(null, '999999')).toEqual({ changes: [], more: false })
    expect(await page(null, 'x; DROP')).toEqual({ changes: [], more: false })
  })
})

describe('H3: the ledger as of a past moment', () => {
  it("H3: the first rows were there from the ledger's creation on, and before it there was none", async () => {
    const first = (await ledgers.read(tracker))!
    await commit(xu, 5_000, { '1.1': { due: '2026-12-01', status: 'closed' }, '1.2': null })
    expect(await asOf(created)).toEqual(first)
    expect(await asOf(4_999)).toEqual(first)
    expect(await asOf(5_000)).toEqual(await ledgers.read(tracker))
    expect(await ledgers.readAsOf(tracker, created - 1)).toBe(null)
    expect(await ledgers.readAsOf('nothing', 5_000)).toBe(null)
  })

  it('H3: a burst of typing counts when it ends: until then the text stands as before it', async () => {
    await commit(ren, 2_000, { '1.1': { progress: '已' } })
    await commit(ren, 40_000, { '1.1': { progress: '已印发' } })
    const first = cell(await asOf(created), '1.1', 'progress')
    for (const isFinished of [false, true]) {
      if (isFinished) await finish(Infinity)
      expect(cell(await asOf(30_000), '1.1', 'progress')).toBe(first)
      expect((await asOf(30_000)).stamps['1.1']).toMatchObject({ updatedBy: '', updatedAt: created })
      expect(cell(await asOf(40_000), '1.1', 'progress')).toBe('已印发')
      expect((await asOf(40_000)).stamps['1.1']).toMatchObject({ updatedBy: '任人社', updatedAt: 40_000 })
    }
  })

  it('H3: typing without a pause is told in parts, so that the past is never told later than the longest burst', async () => {
    let text = ''
    for (let at = 2_000; at <= 2_000 + burstLength + 60_000; at += 30_000)
      await commit(ren, at, { '1.1': { progress: (text += '字') } })
    await finish(Infinity)
    expect((await page('progress')).changes).toHaveLength(2)
    expect(cell(await asOf(2_000 + burstLength), '1.1', 'progress')).toBe('字'.repeat(20))
  })

  it('H3: streams too', async () => {
    const before = (await ledgers.read(tracker))!.streams.find(({ id }) => id === 's1')!
    const after = { ...before, problem: '新问题' }
    await db.transaction().execute(async (trx) => {
      await appendHistory(trx, tracker, ++seq, [
        { person: xu, at: 2_000, schema: builtInSchema, rows: [{ kind: 'stream', id: 's1', before, after }] },
      ])
      await putStreams(trx, tracker, new Map([['s1', after]]))
    })
    expect((await asOf(1_999)).streams.find(({ id }) => id === 's1')).toEqual(before)
    expect((await asOf(2_000)).streams.find(({ id }) => id === 's1')).toEqual(after)
  })

  it('H3: of a cell that changed often only the first change after the moment is read', async () => {
    for (let i = 0; i < 20; i++) await commit(xu, 2_000 + i, { '1.1': { owner: `人${i}` }, '1.2': { owner: `人${i}` } })
    expect(await firstChangesAfter(db, tracker, { at: 2_004, change: null })).toMatchObject([
      { item: '1.2', before: '人4', at: 2_005 },
      { item: '1.1', before: '人4', at: 2_005 },
    ])
  })
})

const edit = fc.record({
  who: fc.constantFrom(ren, xu),
  row: fc.constantFrom('1.1', '1.2', 'new1', 'new2'),
  cells: fc.constantFrom<Partial<Item> | null>(
    { owner: '王敏' },
    { owner: '' },
    { status: 'in_progress' },
    { status: 'issued' },
    { status: '' },
    { status: 'closed', evidence: ['a https://a.cn'] },
    { status: 'submitted' },
    { status: 'returned', due: '2027-01-01' },
    { due: '2026-12-01' },
    { lead: 'renshe' },
    { lead: 'bianban', progress: '一' },
    { progress: '一' },
    { progress: '一二' },
    { progress: '一二', next: '三' },
    { support: ['renshe'] },
    null,
    null,
  ),
  pause: fc.constantFrom(1, 10, burstSilence),
  isSwept: fc.boolean(),
})

it('H3: after any edits, each moment without typing under way is as it was recorded, stamps and all', async () => {
  // One ledger lives through all of the runs.
  let at = created
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 25 }), async (edits) => {
      const records: { at: number; snapshot: LedgerSnapshot }[] = []
      const bursts = new Map<string, { start: number; end: number }>()
      for (const { who, row, cells, pause, isSwept } of edits) {
        at += pause
        const before = rows.get(row)
        const isNothing =
          cells === null ? !before : before && differingColumns(before, { ...before, ...cells }).length === 0
        if (!isNothing)
          await commit(who, at, { [row]: before || cells === null ? cells : { stream: 's1', order: 'a9', ...cells } })
        for (const { row_id, column_id, started_at, at } of await openBursts(db, tracker))
          bursts.set(`${row_id} ${column_id} ${started_at}`, { start: started_at, end: at })
        if (isSwept) await finish(at - burstSilence)
        records.push({ at, snapshot: (await ledgers.read(tracker))! })
      }
      for (const { at, snapshot } of records) {
        if (![...bursts.values()].some(({ start, end }) => start <= at && at < end))
          expect(await asOf(at)).toEqual(snapshot)
      }
    }),
    { seed: 3, numRuns: 60 },
  )
})

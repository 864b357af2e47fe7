import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AskedPoint } from '#app/model/history/comparisonAnswer'
import type { Ledgers } from '#db/ledgers'
import type { LedgerSnapshot } from '#app/model/ledger/snapshot'
import { isComparedColumn, type Comparison } from '#app/model/history/comparison'
import { nextStamp } from '#app/model/ledger/stamp'
import { cellIn, differingColumns, emptyItem, type Item } from '#app/model/ledger/rows'
import type { Person } from '#app/model/ledger/person'
import type { Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { appendHistory, burstSilence, finishBursts, type RowChange } from '#db/history'
import { putItems } from '#db/items'
import { createLedgers } from '#db/ledgers'
import { closeMeeting, insertMeeting, lastChange } from '#db/meetings'
import { openNewDatabase } from '../support/database'
import { builtInSchema } from '#app/model/ledger/schema'

const tracker = 'xicheng-2019'
const ren: Person = { id: 'ren', name: '任人社', role: 'department', department: 'renshe' }
const xu: Person = { id: 'xu', name: '许协调', role: 'coordinator', department: 'bianban' }

let house: Awaited<ReturnType<typeof openNewDatabase>>
let db: Db
let ledgers: Ledgers
let rows: Map<string, Item>
let seq = 0
let at = 1_000
/** By row and column who wrote there last, and when. */
const written = new Map<string, { name: string; at: number }>()
beforeAll(async () => {
  house = await openNewDatabase()
  db = house.db
  await seedFirstLedger(db, at)
  ledgers = createLedgers(db)
  rows = new Map((await ledgers.read(tracker))!.items.map((item) => [item.id, item]))
})
afterAll(async () => {
  await house.close()
})

/** Commits as a room does: history, then projection. */
async function commit(person: Person, id: string, cells: Partial<Item> | null): Promise<void> {
  const before = rows.get(id) ?? null
  const after = cells && { ...(before ?? { ...emptyItem(id), stream: 's1', order: 'a9' }), ...cells }
  const same = before && after && differingColumns(before, after).length === 0
  if (same || (!before && !after)) return
  const change: RowChange = { kind: 'item', id, before, after }
  if (after) rows.set(id, after)
  else rows.delete(id)
  for (const column of before && after ? Object.keys(cells) : [''])
    written.set(`${id}/${column}`, { name: person.name, at })
  await db.transaction().execute(async (trx) => {
    await appendHistory(trx, tracker, ++seq, [{ person, at, schema: builtInSchema, rows: [change] }])
    await putItems(
      trx,
      tracker,
      new Map([
        [
          id,
          after && {
            item: after,
            stamp: nextStamp(null, after, undefined, person, at, builtInSchema),
          },
        ],
      ]),
    )
  })
}

/** A meeting that begins and ends here: its baseline is the ledger as it is now. */
async function meet(): Promise<string> {
  const id = `m${++seq}`
  await db.transaction().execute(async (trx) => {
    await insertMeeting(
      trx,
      tracker,
      {
        id,
        title: '例会',
        heldOn: '2026-11-23',
        chair: '',
        by: 'stream',
        secondsPerItem: null,
        base: { meeting: null, at },
      },
      xu,
      at,
    )
    await finishBursts(trx, tracker, Infinity)
    await closeMeeting(trx, id, xu, { at, change: await lastChange(trx) })
  })
  return id
}

async function compared(from: AskedPoint, to: AskedPoint): Promise<Comparison> {
  const answer = await ledgers.compare(tracker, from, to, at)
  if (answer.outcome !== 'compared') throw new Error(answer.outcome)
  return answer.comparison
}

/** The difference of two recorded ledgers, told the long way round. */
function differences(from: LedgerSnapshot, to: LedgerSnapshot): string[] {
  const [old, now] = [from, to].map(({ items }) => new Map(items.map((item) => [item.id, item]))) as [
    Map<string, Item>,
    Map<string, Item>,
  ]
  const found: string[] = []
  for (const [id, item] of now) {
    const was = old.get(id)
    if (!was) found.push(`${id} added`)
    else
      for (const column of builtInSchema.stored.filter(isComparedColumn)) {
        const [before, after] = [cellIn(was, column), cellIn(item, column)]
        if (JSON.stringify(before) !== JSON.stringify(after))
          found.push(`${id} ${column} ${String(before)} → ${String(after)}`)
      }
  }
  for (const id of old.keys()) if (!now.has(id)) found.push(`${id} removed`)
  return found.sort()
}
const told = ({ rows }: Comparison) =>
  rows
    .flatMap(({ item, change, cells }) =>
      change === 'changed'
        ? cells.map(({ column, before, after }) => `${item} ${column} ${String(before)} → ${String(after)}`)
        : [`${item} ${change}`],
    )
    .sort()

const edit = fc.record({
  who: fc.constantFrom(ren, xu),
  row: fc.constantFrom('1.3', '1.4', 'new1', 'new2'),
  cells: fc.constantFrom<Partial<Item> | null>(
    { owner: '王敏' },
    { owner: '' },
    { status: 'closed', evidence: ['a https://a.cn'] },
    { status: 'in_progress' },
    { due: '2026-01-01' },
    { progress: '一' },
    { progress: '一二' },
    { support: ['renshe'] },
    null,
  ),
  // Within one millisecond too: a baseline is a place in the history, not a time.
  pause: fc.constantFrom(0, 0, 1, burstSilence),
  meets: fc.boolean(),
})

it('H3: any two baselines, and a baseline and now, differ as the ledgers recorded there do, each cell by who wrote it last', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 15 }), async (edits) => {
      const points: { point: AskedPoint; snapshot: LedgerSnapshot; at: number }[] = []
      const record = async (point: AskedPoint) => points.push({ point, snapshot: (await ledgers.read(tracker))!, at })
      await record({ meeting: await meet() })
      for (const { who, row, cells, pause, meets } of edits) {
        at += pause
        await commit(who, row, cells)
        if (meets) await record({ meeting: await meet() })
      }
      await record('now')
      for (const [i, from] of points.entries()) {
        for (const to of points.slice(i)) {
          const comparison = await compared(from.point, to.point)
          expect(told(comparison)).toEqual(differences(from.snapshot, to.snapshot))
          expect(told(await compared(to.point, from.point))).toEqual(told(comparison))
          if (to.point !== 'now') continue
          for (const { item, cells } of comparison.rows) {
            for (const { column, by, at: when } of cells)
              if (
                written.has(`${item}/${column}`) &&
                written.get(`${item}/${column}`)!.at >= (written.get(`${item}/`)?.at ?? 0)
              )
                expect({ name: by?.name, at: when }).toEqual(written.get(`${item}/${column}`))
          }
        }
      }
    }),
    { seed: 5, numRuns: 25 },
  )
})

it('H3: a moment compares like the ledger as of then; later edits do not move a baseline', async () => {
  at += burstSilence
  const moment = at
  const meeting = await meet()
  const then = (await ledgers.readAsOf(tracker, moment))!
  at += 10
  await commit(ren, '1.4', { progress: `这一次${at}` })
  at += 10
  await commit(xu, '1.3', { owner: `这一次${at}` })
  const now = (await ledgers.read(tracker))!
  expect(told(await compared({ at: moment }, 'now'))).toEqual(differences(then, now))
  expect(told(await compared({ meeting }, 'now'))).toEqual(differences(then, now))
  const row = (await compared('last-meeting', 'now')).rows.find(({ item }) => item === '1.4')!
  expect(row.cells.at(-1)).toMatchObject({
    column: 'progress',
    after: `这一次${at - 10}`,
    by: { name: '任人社' },
    at: at - 10,
  })
  const between = await compared({ at: moment }, { meeting })
  expect(between.rows).toEqual([])
  expect(await ledgers.compare(tracker, { meeting: 'none' }, 'now', at)).toEqual({ outcome: 'unknown-meeting' })
  expect(await ledgers.compare(tracker, { at: 999 }, 'now', at)).toEqual({ outcome: 'too-early' })
  expect(await ledgers.compare('nothing', 'now', 'now', at)).toEqual({ outcome: 'unknown-tracker' })
})

it('M5: a closed meeting does not change any more', async () => {
  const id = await meet()
  await expect(db.updateTable('meetings').set({ baseline_change: 0 }).where('id', '=', id).execute()).rejects.toThrow(
    'a closed meeting does not change',
  )
})

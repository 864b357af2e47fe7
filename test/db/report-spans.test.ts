import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { defaultLightSettings } from '#app/model/ledger/light'
import type { LedgerPast } from '#app/model/report/past'
import { reportOf } from '#app/model/report/report'
import { standingsOf } from '#app/model/report/standing'
import { stepsTaken, type StepTaken } from '#app/model/report/stepsTaken'
import type { Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { trackerRow } from '#db/ledger-rows'
import { readPast, readReport } from '#db/report'
import { areSpansBehind, readSpans, rebuildSpans } from '#db/spans'
import { atOneMoment, inLedger } from '#db/transactions'
import { openNewDatabase } from '../support/database'
import { randomFrom } from '../support/random'
import { replayedRows, replayedSteps } from '../support/replayed-report'
import { WrittenLedger, writeAtRandom, writers } from '../support/random-history'

const tracker = 'xicheng-2019'
const created = Date.parse('2026-03-02T01:00:00Z')
const [xu, renshe] = [writers[0]!, writers[1]!]

let house: Awaited<ReturnType<typeof openNewDatabase>>
let db: Db
let ledger: WrittenLedger
beforeEach(async () => {
  house = await openNewDatabase()
  db = house.db
  await seedFirstLedger(db, created)
  ledger = await WrittenLedger.open(db, tracker, created)
})
afterEach(async () => {
  await house.close()
})

const past = (): Promise<LedgerPast> =>
  atOneMoment(db).execute(async (trx) => readPast(trx, (await trackerRow(trx, tracker))!))
const rebuild = () => inLedger(db, tracker).execute((trx) => rebuildSpans(trx, tracker))
const inOrder = (steps: readonly StepTaken[]) =>
  steps.map(({ step, item, lead, from, to }) => `${item} ${from} ${step} ${lead} ${to}`).sort()

/** All changes there are, in the order of their moments. */
async function momentsOf(): Promise<number[]> {
  const rows = await db.selectFrom('changes').select('at').where('tracker_id', '=', tracker).distinct().execute()
  return [created, ...rows.map(({ at }) => at).sort((a, b) => a - b)]
}

describe('E1, E2: figures from the projections equal those replayed from the history', () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    it(`E2: seed ${seed}`, async () => {
      const random = randomFrom(seed)
      await writeAtRandom(ledger, random, 120)
      expect(await areSpansBehind(db, tracker)).toBe(false)
      const kept = await readSpans(db, tracker)
      const known = await past()
      const moments = await momentsOf()
      for (const moment of [created, ledger.now, ...Array.from({ length: 12 }, () => random.pick(moments))]) {
        for (const at of [moment, moment + 5 * 86_400_000]) {
          const replayed = await replayedRows(db, tracker, at)
          expect(standingsOf(known.at(at), defaultLightSettings, at)).toEqual(
            standingsOf(replayed, defaultLightSettings, at),
          )
        }
      }
      await ledger.finishBursts()
      for (const until of [ledger.now, random.pick(moments)]) {
        const replayed = await replayedSteps(db, tracker, until)
        for (const from of [0, random.pick(moments)]) {
          const counted = replayed.filter(({ to }) => to === null || to > from)
          expect(inOrder(stepsTaken(await past(), from, until))).toEqual(inOrder(counted))
        }
      }
      const [from, to] = [random.pick(moments), random.pick(moments)].sort((a, b) => a - b) as [number, number]
      const told = await readReport(db, tracker, { at: from }, { at: to }, ledger.now)
      expect(told).toMatchObject({ report: reportOf(await past(), [], defaultLightSettings, from, to) })
      await rebuild()
      expect(await readSpans(db, tracker), 'rebuilding changes nothing').toEqual(kept)
    })
  }

  it('E2: clocks that were put back leave one span at each moment, and rebuilding changes nothing', async () => {
    const write = (at: number, status: 'in_progress' | 'blocked' | 'submitted') =>
      ledger.commit([{ person: renshe, at, written: [{ item: '1.1', cells: { status } }] }])
    await write(created + 5_000, 'in_progress')
    await write(created + 3_000, 'blocked')
    await write(created + 4_000, 'submitted')
    const kept = await readSpans(db, tracker)
    const spans = kept.items.filter(({ row }) => row === '1.1')
    expect(spans.map(({ from, to, facts }) => [from - created, to && to - created, facts.status])).toEqual([
      [0, 5_000, ''],
      [5_000, 5_000, 'in_progress'],
      [5_000, 5_000, 'blocked'],
      [5_000, null, 'submitted'],
    ])
    await rebuild()
    expect(await readSpans(db, tracker)).toEqual(kept)
  })

  it('P5: what a process without spans wrote is found missing, and told anew from the history', async () => {
    await ledger.commit([{ person: xu, at: created + 1, written: [{ item: '1.1', cells: { lead: 'minzheng' } }] }])
    const kept = await readSpans(db, tracker)
    await db.deleteFrom('item_spans').where('item_id', '=', '1.1').where('number', '=', 2).execute()
    expect(await areSpansBehind(db, tracker)).toBe(true)
    await rebuild()
    expect(await areSpansBehind(db, tracker)).toBe(false)
    expect(await readSpans(db, tracker)).toEqual(kept)
  })
})

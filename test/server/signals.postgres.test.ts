import { pino } from 'pino'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { connect, type Db } from '#db/connect'
import { firstSignal, forgetSignals, keepSignals, signalsAfter } from '#db/outbox'
import { onSignals, signal, type Signal } from '#db/signals'
import { inHouse } from '#db/transactions'
import { openOutbox, type Outbox, type OutboxOptions } from '#server/signals/outbox'
import { newPostgresDatabase } from '../support/postgres-house'

const never = 1_000_000
const comment = (item: string): Signal => ({ kind: 'comment-added', ledger: 't', item })

/** One of several processes: its own connections, and what it acts on. */
interface Process {
  db: Db
  outbox: Outbox
  /** The items of comments that it heard of, in order. */
  heard: string[]
  missed: number
  writes(...items: string[]): Promise<void>
  end(): Promise<void>
}

let database: string
let running: Process[]
let clock: number
beforeEach(async () => {
  database = await newPostgresDatabase('empty')
  running = []
  clock = 0
})
afterEach(() => Promise.all(running.map(({ end }) => end())))

async function start(options: Partial<OutboxOptions> = {}): Promise<Process> {
  const db = connect(database)
  const act = (signals: readonly Signal[]) => {
    process.heard.push(...signals.map((said) => (said.kind === 'comment-added' ? said.item : said.kind)))
  }
  const onMissed = () => void (process.missed += 1)
  onSignals(db, act)
  const log = pino({ level: 'silent' })
  const outbox = await openOutbox({ db, log, act, onMissed, every: never, clock: () => clock, ...options })
  let isEnded = false
  const process: Process = {
    ...{ db, outbox, heard: [], missed: 0 },
    writes: (...items) => inHouse(db).execute(async (trx) => items.forEach((item) => signal(trx, comment(item)))),
    async end() {
      if (isEnded) return
      isEnded = true
      await outbox.close()
      await db.destroy()
    },
  }
  running.push(process)
  return process
}

it('P3: what one process signals the others hear once, in its order, when they look; whoever wrote it, at once and once', async () => {
  const [one, two, three] = [await start(), await start(), await start()]
  await one.writes('a', 'b')
  expect([one.heard, two.heard]).toEqual([['a', 'b'], []])
  // Hints may come doubled, late, and to whom they tell nothing.
  await Promise.all([two.outbox.look(), two.outbox.look(), one.outbox.look()])
  await two.writes('c')
  for (const { outbox } of [one, two, three, one]) await outbox.look()
  expect([one.heard, two.heard, three.heard]).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
    ['a', 'b', 'c'],
  ])
})

it('P3: without any hint they hear of it all the same', async () => {
  const [one, two] = [await start(), await start({ every: 10 })]
  await one.writes('a')
  await expect.poll(() => two.heard).toEqual(['a'])
  await one.writes('b')
  await expect.poll(() => two.heard).toEqual(['a', 'b'])
})

it('P3: a hint is to go out for what was written, and for nothing else', async () => {
  const one = await start()
  let hints = 0
  const stop = one.outbox.onWritten(() => (hints += 1))
  await one.writes('a', 'b')
  await inHouse(one.db).execute(async () => undefined)
  await expect(
    inHouse(one.db).execute(async (trx) => (signal(trx, comment('c')), Promise.reject(new Error('no')))),
  ).rejects.toThrow('no')
  expect(hints).toBe(1)
  stop()
  await one.writes('d')
  expect(hints).toBe(1)
})

it('P3: who begins later acts on nothing of before, but on what was still under way then', async () => {
  const one = await start()
  await one.writes('old')
  const slow = await one.db.startTransaction().execute()
  await keepSignals(slow, [comment('under way')])
  await one.writes('older')
  const two = await start()
  await two.outbox.look()
  expect(two.heard).toEqual([])
  await slow.commit().execute()
  await two.outbox.look()
  expect(two.heard).toEqual(['under way'])
})

it('P3: a transaction that commits late with a lower number is not missed', async () => {
  const [one, two] = [await start(), await start()]
  const slow = await one.db.startTransaction().execute()
  await keepSignals(slow, [comment('low')])
  await one.writes('high')
  await two.outbox.look()
  clock += 29_000
  await one.writes('higher')
  await two.outbox.look()
  expect(two.heard).toEqual(['high', 'higher'])
  await slow.commit().execute()
  await two.outbox.look()
  await one.outbox.look()
  expect(two.heard).toEqual(['high', 'higher', 'low'])
  // Its own process did not hear of its commit either: the answer was lost.
  expect(one.heard).toEqual(['high', 'higher', 'low'])
})

it('P4: whoever is cut off right after the commit, before any hint, has told everybody', async () => {
  const two = await start()
  const killed = await start()
  killed.outbox.onWritten(
    () =>
      void sql`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()`.execute(
        two.db,
      ),
  )
  await killed.writes('last words')
  await expect.poll(async () => (await two.outbox.look(), two.heard)).toEqual(['last words'])
})

it('P4: while the database is away nothing is lost, and nothing is thought to be', async () => {
  const [one, two] = [await start(), await start()]
  await one.writes('a')
  await two.outbox.look()
  await sql`ALTER TABLE signals RENAME TO away`.execute(one.db)
  await expect(one.writes('lost')).rejects.toThrow()
  for (let n = 0; n < 3; n++) await two.outbox.look()
  clock += 3_600_000
  await sql`ALTER TABLE away RENAME TO signals`.execute(one.db)
  await one.writes('b')
  await two.outbox.look()
  expect([two.heard, two.missed, one.heard, one.missed]).toEqual([['a', 'b'], 0, ['a', 'b'], 0])
})

it('P3: what everybody has seen is forgotten after some minutes, but for the last; nothing of it is heard again', async () => {
  const [one, two] = [await start(), await start()]
  for (let minute = 0; minute <= 12; minute++) {
    clock = minute * 60_000
    if (minute < 3) await one.writes(String(minute))
    for (const { outbox } of [one, two]) await outbox.look()
  }
  expect((await signalsAfter(one.db, 0)).length).toBeLessThan(3)
  clock += 20 * 60_000
  for (const { outbox } of [one, two, one, two]) await outbox.look()
  expect((await signalsAfter(one.db, 0)).map(({ said }) => said)).toEqual([comment('2')])
  await one.writes('more')
  await two.outbox.look()
  expect([two.heard, two.missed]).toEqual([['0', '1', '2', 'more'], 0])
})

it('P3: who was away for longer than signals are kept takes everything as changed', async () => {
  const [one, two] = [await start(), await start()]
  await one.writes('a')
  await two.outbox.look()
  await one.writes('b', 'c', 'd')
  // By a process that was there: the last of them it keeps.
  const [, , , last] = await signalsAfter(one.db, 0)
  await forgetSignals(one.db, last!.id)
  expect(await firstSignal(one.db)).toBe(last!.id)
  // What it writes itself when it is back does not hide that.
  await two.writes('own')
  await two.outbox.look()
  expect([two.heard, two.missed]).toEqual([['a', 'own', 'd'], 1])
  await one.writes('e')
  await two.outbox.look()
  expect([two.heard, two.missed]).toEqual([['a', 'own', 'd', 'e'], 1])
})

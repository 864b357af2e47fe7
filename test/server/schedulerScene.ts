import { pino } from 'pino'
import { dropClock, setClock, type Clock, type ClockName } from '#db/clocks'
import { connect, type Db } from '#db/connect'
import { inLedger } from '#db/transactions'
import { createScheduler, type ClockActs, type Scheduler, type Turn } from '#server/scheduler'
import { openNewDatabase } from '../support/database'
import { captureLog, type CapturedLog } from '../support/captured-log'

export const kind = 'test'
/** Of the ledger that clocks are of unless it is said. */
export const ledger = 't'

export interface Acted extends Turn {
  about: string
  dueAt: number
}

export interface SchedulerScene {
  db: Db
  clock: { now: number }
  /** What was done and stored, in order. */
  acted: Acted[]
  log: CapturedLog
  set(about: string, dueAt: number, of?: string): Promise<void>
  drop(name: Partial<ClockName> & { about: string }): Promise<void>
  /** Another process on the same house, or this one after a start. */
  start(acts?: ClockActs, every?: number): Scheduler
  /** With a connection of its own. */
  connect(): Db
  /** How often each thing was acted on, by what is stored. */
  stored(): Promise<Map<string, number>>
  close(): Promise<void>
}

/**
 * A house with two ledgers, `t` and `u`, and a clock of its own. What runs out leaves a row of its own in `views`, by which
 * it is told how often it was acted on.
 */
export async function openSchedulerScene(now = Date.parse('2026-11-27T09:00:00+08:00')): Promise<SchedulerScene> {
  const { db, database, close } = await openNewDatabase()
  for (const id of [ledger, 'u'])
    await db.insertInto('trackers').values({ id, title_zh: id, title_en: id, settings: '{}', created_at: 0 }).execute()
  const [clock, acted, log] = [{ now }, [] as Acted[], captureLog()]
  const [running, connections] = [new Set<Scheduler>(), new Set<Db>()]
  const actsOf = (): ClockActs => ({
    [kind]: ({ about, dueAt, ledger: of }: Clock, turn: Turn) =>
      Promise.resolve(async (trx) => {
        const view = { id: crypto.randomUUID(), tracker_id: of, name: about, query: '', owner_id: null }
        await trx
          .insertInto('views')
          .values({ ...view, created_at: turn.now })
          .execute()
        acted.push({ about, dueAt, ...turn })
      }),
  })
  return {
    ...{ db, clock, acted, log },
    set: (about, dueAt, of = ledger) =>
      inLedger(db, of).execute((trx) => setClock(trx, { ledger: of, kind, about, dueAt, setAt: clock.now })),
    drop: (name) => inLedger(db, ledger).execute((trx) => dropClock(trx, { ledger, kind, ...name })),
    start(acts = actsOf(), every) {
      const scheduler = createScheduler({ db, acts, now: () => clock.now, log: pino(log.stream), every })
      running.add(scheduler)
      return scheduler
    },
    connect() {
      const other = connect(database)
      connections.add(other)
      return other
    },
    async stored() {
      const rows = await db.selectFrom('views').select('name').execute()
      const times = new Map<string, number>()
      for (const { name } of rows) times.set(name, (times.get(name) ?? 0) + 1)
      return times
    },
    async close() {
      for (const scheduler of running) await scheduler.close()
      for (const other of connections) await other.destroy()
      await close()
    },
  }
}

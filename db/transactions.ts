import type { Transaction } from 'kysely'
import { urgently } from './breath'
import type { Db } from './connect'
import { engineOf } from './engine'
import { keepSignals } from './outbox'
import type { Database } from './schema'
import { signalsIn, tellSignals } from './signals'

/**
 * The only three ways to a transaction. What goes on inside asks `trx` alone; what others must hear of it, it signals
 * (`signals.ts`), and once it is stored they do.
 */
interface Transactions {
  execute<T>(work: (trx: Transaction<Database>) => Promise<T>): Promise<T>
}

/** Reads of one moment: nothing is committed between them. They keep nobody from writing, and need no disk (W6). */
export function atOneMoment(db: Db): Transactions {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
}

/** Writes of the house: nobody else writes meanwhile, in any ledger either, so that what was read stays true. */
export function inHouse(db: Db): Transactions {
  return holding(db, (trx) => engineOf(db).holdHouse(trx))
}

/** Writes of one ledger: nobody else writes in it meanwhile, nor in the house (P2). */
export function inLedger(db: Db, tracker: string): Transactions {
  return holding(db, (trx) => engineOf(db).holdLedger(trx, tracker))
}

function holding(db: Db, hold: (trx: Transaction<Database>) => Promise<void>): Transactions {
  return {
    async execute(work) {
      const { value, signals, ids } = await urgently(() =>
        db.transaction().execute(async (trx) => {
          const signals = signalsIn(trx)
          await hold(trx)
          const value = await work(trx)
          return { value, signals, ids: await keepSignals(trx, signals) }
        }),
      )
      tellSignals(db, signals, ids)
      return value
    },
  }
}

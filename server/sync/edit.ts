import type { Transaction } from 'kysely'
import type { Desk } from '#app/model/ledger/edit'
import type { Refusal } from '#app/model/ledger/errors'
import type { Person } from '#app/model/ledger/person'
import type { LedgerCommit, LedgerLog } from '#db/log'
import type { Database } from '#db/schema'
import type { Batch } from './batch'
import type { Ledger } from './ledger'

/** What an edit says of itself: keep all that it wrote, cells and records, or nothing of it. */
export interface EditAnswer<T> {
  kind: 'keep' | 'drop'
  value: T
}

/**
 * Writes records in `trx`, and cells at the desk by the functions of `app/model/ledger/edit.ts`; what these refuse is its
 * own to answer. In the room's turn: the ledger stands still meanwhile, and so does the database. Asks `trx` alone.
 */
export type EditWork<T> = (desk: Desk, trx: Transaction<Database>) => Promise<EditAnswer<T>>

/** What became of an edit. `refused`: by the rules of every update (G5), asked again over all that was written. */
export type EditOutcome<T> =
  { kind: 'kept'; value: T } | { kind: 'dropped'; value: T } | { kind: 'refused'; refusals: Refusal[] }

export type TriedEdit<T> =
  | { kind: 'tried'; outcome: EditOutcome<T>; stored: { batch: Batch; commit: LedgerCommit } | null }
  /** Nothing of it is stored. `work`: it threw · `storing`: the database did not take what it had written. */
  | { kind: 'failed'; by: 'work' | 'storing'; error: unknown }

/** Breaks off the transaction in which something is to be kept by nobody. */
class Nothing<T> extends Error {
  constructor(readonly outcome: EditOutcome<T>) {
    super('nothing is kept')
  }
}

/**
 * Performs an edit whole or not at all (R2): cells, history, projections and records are one transaction. Unless it is
 * kept, the document is afterwards as it is stored. Throws when that cannot be read.
 */
export async function tryEdit<T>(
  { ledger, ledgerLog, now }: { ledger: Ledger; ledgerLog: LedgerLog; now: () => number },
  person: Person,
  work: EditWork<T>,
): Promise<TriedEdit<T>> {
  const writing = ledger.writing(person)
  let isWorking = true
  try {
    const done = await ledgerLog.together(async (trx, append) => {
      const answer = await work(writing.desk, trx)
      isWorking = false
      if (answer.kind === 'drop') throw new Nothing<T>({ kind: 'dropped', value: answer.value })
      const outcome = { kind: 'kept' as const, value: answer.value }
      if (!writing.isDirty) return { outcome, stored: null }
      const judged = writing.judge(now())
      if ('refusals' in judged) throw new Nothing<T>({ kind: 'refused', refusals: judged.refusals })
      const commit = judged.batch.commit(now())
      await append(commit)
      return { outcome, stored: { batch: judged.batch, commit } }
    })
    if (done.stored) ledger.committed(done.stored.batch)
    return { kind: 'tried', ...done }
  } catch (error) {
    if (error instanceof Nothing) {
      if (writing.isDirty) await ledger.undo()
      return { kind: 'tried', outcome: (error as Nothing<T>).outcome, stored: null }
    }
    if (writing.isDirty) await ledger.reload()
    return { kind: 'failed', by: isWorking ? 'work' : 'storing', error }
  } finally {
    writing.end()
  }
}

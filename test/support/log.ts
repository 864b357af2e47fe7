import type { Db } from '#db/connect'
import type { LedgerCommit, LedgerLog } from '#db/log'

/** A log in which something comes before each commit, inside its transaction. */
export function beforeAppend(log: LedgerLog, before: (commit: LedgerCommit) => Promise<void>): LedgerLog {
  return {
    ...log,
    window: (work) =>
      log.window((window) =>
        work({
          ...window,
          async append(commit) {
            await before(commit)
            await window.append(commit)
          },
        }),
      ),
  }
}

/** The numbers of the commits that no snapshot covers yet. Some that one does are kept for other processes (P2). */
export async function unfolded(db: Db): Promise<number[]> {
  const rows = await db
    .selectFrom('updates')
    .innerJoin('snapshots', 'snapshots.tracker_id', 'updates.tracker_id')
    .select('updates.seq')
    .whereRef('updates.seq', '>', 'snapshots.seq')
    .orderBy('updates.seq')
    .execute()
  return rows.map(({ seq }) => seq)
}

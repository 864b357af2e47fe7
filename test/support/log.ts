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

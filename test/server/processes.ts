import { inject } from 'vitest'
import { postman, type Fate } from '../support/hints'
import type { Random } from '../support/random'
import { startSyncServer, temporaryDatabase, type SyncServer, type SyncServerOptions } from './syncHarness'

export interface Processes {
  all: readonly SyncServer[]
  /** Delivers the hints that are late. */
  deliver(): void
  stop(): Promise<void>
}

/** How many serve one ledger where the engine has room for several (P2). */
export const several = inject('engine') === 'postgres' ? 3 : 1

/** Servers with rooms of their own on one database, whose hints have the fate that is given (P3; default: they arrive). */
export async function startProcesses(
  count: number,
  options: SyncServerOptions = {},
  fate?: () => Fate,
): Promise<Processes> {
  const database = await temporaryDatabase()
  const post = postman(fate)
  const all: SyncServer[] = []
  for (let n = 0; n < count; n++) all.push(await startSyncServer({ ...options, database, hints: post.process() }))
  return {
    all,
    deliver: () => post.deliver(),
    stop: async () => {
      await Promise.all(all.map((server) => server.stop()))
    },
  }
}

/** Of four hints one arrives. */
export function anyFate(random: Random): () => Fate {
  return () => random.pick(['arrives', 'lost', 'doubled', 'late'] as const)
}

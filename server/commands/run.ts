import { BadDatabaseError } from '#db/sqlite/copy'
import { NewerDatabaseError } from '#db/migrate'
import { StartError } from '../start-error'

/** How long a stop may take, in ms, before the process ends anyway (W7). */
const longestStop = 4500

/**
 * Runs a server until SIGTERM or Ctrl+C, then closes it and exits with 0 (W7). A reason not to start is told plainly,
 * and the exit code is 1.
 */
export async function runUntilStopped(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  const server = await start().catch(fail)
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), longestStop).unref()
    await server.close()
    process.exit(0)
  }
  const stopOrFail = () => void stop().catch(fail)
  process.on('SIGTERM', stopOrFail)
  process.on('SIGINT', stopOrFail)
}

/** Runs something that ends by itself; what keeps it from its work is told plainly, and the exit code is 1. */
export async function runTask(work: () => Promise<void>): Promise<void> {
  await work().catch(fail)
}

function fail(error: unknown): never {
  const isPlain = [StartError, NewerDatabaseError, BadDatabaseError].some((kind) => error instanceof kind)
  console.error(isPlain ? (error as Error).message : error)
  process.exit(1)
}

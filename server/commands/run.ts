import { NewerDatabaseError } from '#db/migrate'
import { StartError } from '../start-error'

/** How long a stop may take, in ms, before the process ends anyway (W7). */
const longestStop = 4500

/**
 * Runs a server until SIGTERM or Ctrl+C, then closes it and exits with 0 (W7). A reason not to start is told plainly,
 * and the exit code is 1.
 */
export async function runUntilStopped(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  const server = await start().catch((error: unknown) => {
    const isPlain = error instanceof StartError || error instanceof NewerDatabaseError
    console.error(isPlain ? error.message : error)
    process.exit(1)
  })
  let isStopping = false
  const stop = async () => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), longestStop).unref()
    await server.close()
    process.exit(0)
  }
  const stopOrFail = () =>
    void stop().catch((error: unknown) => {
      console.error(error)
      process.exit(1)
    })
  process.on('SIGTERM', stopOrFail)
  process.on('SIGINT', stopOrFail)
}

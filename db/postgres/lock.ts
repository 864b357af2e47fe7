import pg from 'pg'

/** Of our advisory locks: whoever serves or moves the house. */
const serving = 7_106

/**
 * Takes a house in PostgreSQL for this process until `release`; false when another has it. The lock is the connection's,
 * so that it ends with the process. One that is lost, as when PostgreSQL starts anew, is taken again at once;
 * `onLost` when another was quicker.
 */
export async function lockHouse(
  url: string,
  onLost: () => void,
  isShared: boolean,
): Promise<{ release(): Promise<void> } | false> {
  const tryLock = isShared ? 'pg_try_advisory_lock_shared' : 'pg_try_advisory_lock'
  const lock = { isReleased: false }
  let client = await take()
  let taking = Promise.resolve()
  if (!client) return false
  return {
    async release() {
      lock.isReleased = true
      await taking
      await client?.end().catch(() => undefined)
    },
  }

  async function take(): Promise<pg.Client | null> {
    const made = new pg.Client({
      connectionString: url,
      application_name: 'luoshi lock',
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    })
    made.on('error', () => undefined)
    await made.connect()
    const { rows } = await made.query<{ taken: boolean }>(`SELECT ${tryLock}($1, 0) AS taken`, [serving])
    if (!rows[0]?.taken) {
      await made.end()
      return null
    }
    made.once('end', () => {
      if (!lock.isReleased) taking = takeAgain()
    })
    return made
  }

  async function takeAgain(): Promise<void> {
    while (!lock.isReleased) {
      try {
        client = await take()
        if (!client) onLost()
        return
      } catch {
        await new Promise((resolve) => setTimeout(resolve, 500).unref())
      }
    }
  }
}

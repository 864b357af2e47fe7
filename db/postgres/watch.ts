import type { Socket } from 'node:net'
import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'

/** A statement that takes longer (ms) is asked after. */
const asksAfter = 2_000
/** So long (ms) that question may take: whoever hears nothing then has no network. */
const asksFor = 3_000

/** What the driver knows of its connection. */
type Connected = pg.PoolClient & { processID: number | null; connection: { stream: Socket } }

/**
 * The pool's connections, each watched while it is at work (P4). A network may swallow what is sent without a word, as a
 * firewall does that has forgotten a connection: then neither side hears of it for a quarter of an hour. A statement that
 * takes long is another matter: it may have much to do, or wait for a lock. So PostgreSQL is asked, over a new connection,
 * whether it is at it. Where it is not, or cannot be asked, the connection is ended, with those that lie idle: they
 * went the same way.
 */
export function watched(pool: pg.Pool, url: string): PostgresPool {
  const idle = new Set<pg.PoolClient>()
  pool.on('acquire', (client) => void idle.delete(client))
  pool.on('release', (_error, client) => void idle.add(client))
  pool.on('remove', (client) => void idle.delete(client))

  async function watch<T>(client: Connected, statement: Promise<T>): Promise<T> {
    const { stream } = client.connection
    let heard = stream.bytesRead
    let isAsking = false
    const look = async () => {
      // It answers, if slowly.
      if (isAsking || stream.bytesRead > heard) return void (heard = stream.bytesRead)
      isAsking = true
      if (!(await isAtWork(url, client.processID)) && stream.bytesRead === heard)
        for (const frozen of [client, ...idle]) end(frozen as Connected)
      isAsking = false
    }
    const timer = setInterval(() => void look(), asksAfter)
    try {
      return await statement
    } finally {
      clearInterval(timer)
      heard = -1
    }
  }

  return {
    async connect() {
      const client = (await pool.connect()) as Connected
      // No cursor is ever asked for.
      const query: unknown = (text: string, values: readonly unknown[]) =>
        watch(client, client.query(text, [...values]))
      return { query: query as PostgresPoolClient['query'], release: () => client.release() }
    },
    end: () => pool.end(),
  }
}

/** Whoever waits for it hears this; the pool lets go of it. */
function end({ connection }: Connected): void {
  connection.stream.destroy(
    Object.assign(new Error('The connection to the database has frozen.'), { code: 'ETIMEDOUT' }),
  )
}

/** Does the server process of a connection do something, as it sees it? False also where nobody answers; no is an answer. */
async function isAtWork(url: string, pid: number | null): Promise<boolean> {
  const client = new pg.Client({
    ...{ connectionString: url, application_name: 'luoshi watch' },
    ...{ connectionTimeoutMillis: asksFor, query_timeout: asksFor },
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rowCount } = await client.query(`SELECT 1 FROM pg_stat_activity WHERE pid = $1 AND state = 'active'`, [pid])
    return rowCount === 1
  } catch (error) {
    // It may have no connection left to tell by.
    return error instanceof pg.DatabaseError
  } finally {
    void client.end().catch(() => undefined)
  }
}

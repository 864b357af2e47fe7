import { Database } from '@hocuspocus/extension-database'
import { Redis } from '@hocuspocus/extension-redis'
import { Server } from '@hocuspocus/server'
import pg from 'pg'
import { serveOrders } from './serve-orders'

// Hocuspocus as its manual scales it: its Redis extension, and its database extension on a table of PostgreSQL; all else as it
// comes. No rights; the whole document is stored two seconds after an edit, and at the latest ten after the first that is not.
serveOrders(async ({ editors, shared }) => {
  const pool = new pg.Pool({ connectionString: shared!.database })
  const database = new Database({
    async fetch({ documentName }) {
      const { rows } = await pool.query<{ data: Buffer }>('SELECT data FROM documents WHERE name = $1', [documentName])
      return rows[0]?.data ?? null
    },
    async store({ documentName, state }) {
      await pool.query(
        'INSERT INTO documents (name, data) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET data = EXCLUDED.data',
        [documentName, state],
      )
    },
  })
  const { hostname, port, password } = new URL(shared!.redis!)
  const redis = new Redis({ host: hostname, port: Number(port), options: { password } })
  const server = new Server({
    ...{ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false },
    extensions: [redis, database],
  })
  await server.listen()
  return {
    base: `ws://127.0.0.1:${server.address.port}`,
    cookies: Array.from({ length: editors }, () => ''),
    close: async () => {
      await server.destroy()
      await pool.end()
    },
  }
})

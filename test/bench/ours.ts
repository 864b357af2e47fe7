import { readEnv } from '#server/env'
import { startServer } from '#server/index'
import { serveOrders } from './serve-orders'
import { oursFolder } from './stored-ledger'

// Our server whole: sessions, gate, history, SQLite with synchronous=FULL or PostgreSQL.
serveOrders(async ({ folder, trackers, editors, shared }) => {
  const place = { DATABASE_URL: shared?.database, REDIS_URL: shared?.redis ?? undefined }
  const env = readEnv({ PORT: '0', DATA_DIR: oursFolder(folder), LOG_LEVEL: 'warn', ...place })
  const server = await startServer(env, { urlHost: '127.0.0.1', example: true })
  const cookies: string[] = []
  for (let i = 0; i < editors; i++) {
    const person = await server.people.addPerson({
      account: `bench-${i}`,
      name: `专班${i}`,
      houseRole: 'organizer',
      grants: trackers.map((tracker) => ({ tracker, access: 'coordinator' })),
      department: 'bianban',
    })
    cookies.push((await server.people.openSession(person.id)).cookie.split(';')[0]!)
  }
  return { base: server.url.replace('http', 'ws'), cookies, close: () => server.close() }
})

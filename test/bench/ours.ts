import { readEnv } from '#server/env'
import { startServer } from '#server/index'
import { inHouse } from '../support/in-house'
import { serveOrders } from './serve-orders'
import { oursFolder } from './stored-ledger'

// Our server whole: sessions, gate, history, SQLite with synchronous=FULL.
serveOrders(async (folder, tracker, editors) => {
  const env = readEnv({ PORT: '0', DATA_DIR: oursFolder(folder), LOG_LEVEL: 'warn' })
  const server = await startServer(env, { urlHost: '127.0.0.1', example: true })
  const cookies: string[] = []
  for (let i = 0; i < editors; i++) {
    const person = await server.people.addPerson({
      account: `bench-${i}`,
      name: `专班${i}`,
      ...inHouse('coordinator', tracker),
      department: 'bianban',
    })
    cookies.push((await server.people.openSession(person.id)).cookie.split(';')[0]!)
  }
  return { url: `${server.url.replace('http', 'ws')}/ws/${tracker}`, cookies, close: () => server.close() }
})

import { readEnv } from '#server/env'
import { startServer } from '#server/index'
import { inHouse } from '../support/in-house'
import { serveOrders } from './serve-orders'
import { oursFolder } from './stored-ledger'

// Our server whole, for so many coordinators, and behind them a department and a viewer.
serveOrders(async ({ folder, trackers: [tracker], editors }) => {
  const env = readEnv({ PORT: '0', DATA_DIR: oursFolder(folder), LOG_LEVEL: 'fatal' })
  const server = await startServer(env, { urlHost: '127.0.0.1', example: true })
  const colleagues = Array.from({ length: editors }, () => ({
    ...inHouse('coordinator', tracker),
    department: 'bianban',
  }))
  const others = [
    { ...inHouse('department'), department: 'renshe' },
    { ...inHouse('viewer'), department: null },
  ]
  const cookies: string[] = []
  for (const [i, standing] of [...colleagues, ...others].entries()) {
    const person = await server.people.addPerson({ account: `bench-${i}`, name: `人${i}`, ...standing })
    cookies.push((await server.people.openSession(person.id)).cookie.split(';')[0]!)
  }
  return { base: server.url.replace('http', 'ws'), cookies, close: () => server.close() }
})

import { readEnv } from '../env'
import { startServer } from '../index'
import { demoRoutes, type DemoAccount } from './demo-accounts'
import { runUntilStopped } from './run'

// One of the demo's processes: it is told the accounts, and answers with its port.
process.once('message', (accounts: DemoAccount[]) => {
  void runUntilStopped(async () => {
    const server = await startServer(readEnv(process.env), { routes: (people) => demoRoutes(people, accounts) })
    process.send!(server.port)
    return server
  })
})

// Whatever becomes of the demo, no process stays behind.
process.once('disconnect', () => process.exit(0))

import { readEnv } from '../env'
import { startServer } from '../index'
import { greeting } from './greeting'
import { runUntilStopped } from './run'

await runUntilStopped(async () => {
  const env = readEnv(process.env)
  const server = await startServer(env)
  console.log(await greeting(server, env))
  return server
})

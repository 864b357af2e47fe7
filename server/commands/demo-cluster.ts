import { fork } from 'node:child_process'
import path from 'node:path'
import { readEnv } from '../env'
import { startServer } from '../index'
import { projectRoot } from '../project-root'
import { startBalancer } from '../throw-away/balancer'
import { throwAwayFolder, type ThrowAwayFolder } from '../throw-away/folder'
import { startPostgres } from '../throw-away/postgres'
import { createProgram, type Program } from '../throw-away/program'
import { startRedis } from '../throw-away/redis'
import { createDemoAccounts, type DemoAccount } from './demo-accounts'
import { createWatch, pause, type Part } from './demo-watch'
import { demoHouse, demoLine, demoTable, type DemoHouse } from './demo-words'

interface ServingProcess extends Program {
  /** Null: it does not serve. */
  port(): number | null
}

/**
 * P2, P4: a house in a PostgreSQL and with a Redis of its own, served by so many processes behind a balancer. What of these is
 * ended by somebody is told, and begins again after a pause.
 */
export async function serveCluster(count: number, isJson: boolean): Promise<{ close(): Promise<void> }> {
  // Never in the house that the environment may name.
  const own = { ...process.env, DATABASE_URL: undefined, REDIS_URL: undefined, PORT: process.env.PORT ?? '0' }
  const { port, host, publicUrl } = readEnv(own)
  const processes: ServingProcess[] = []
  const targets = () => processes.flatMap((one) => one.port() ?? [])
  const balancer = await startBalancer({ port, host, targets })
  const folder = throwAwayFolder('luoshi-demo-')
  const [postgres, redis] = await Promise.all([startPostgres({ folder }), startRedis({ folder })])
  await postgres.run('CREATE DATABASE luoshi')
  const variables = {
    ...own,
    ...{ HOST: '127.0.0.1', PORT: '0', PUBLIC_URL: publicUrl ?? `http://127.0.0.1:${balancer.port}` },
    DATA_DIR: path.join(folder.path, 'data'),
    ...{ DATABASE_URL: postgres.url('luoshi'), REDIS_URL: redis.url },
  }
  const house = await makeHouse(variables)
  for (let n = 0; n < count; n++) processes.push(servingProcess(folder, variables, house.accounts))
  await Promise.all(processes.map((one) => one.start()))

  const parts: Part[] = [
    ...processes.map((program, n) => ({
      ...{ name: `Process ${n + 1}`, program },
      without: 'Its pages come back on the others.',
      connections: () => balancer.connections(program.port() ?? 0),
    })),
    { name: 'PostgreSQL', program: postgres, without: 'Nothing can be saved meanwhile, and pages keep what is typed.' },
    { name: 'Redis', program: redis, without: 'What others write is seen a few seconds later meanwhile.' },
  ]
  const watch = createWatch(parts, isJson ? console.error : console.log)
  const cluster = {
    processes: processes.map((one) => ({ pid: one.pid()!, port: one.port()! })),
    ...{ postgres: postgres.pid()!, redis: redis.pid()! },
  }
  console.log(isJson ? demoLine(house, cluster) : demoTable(house, [...watch.table(), '', ...advice]))
  if (!isJson) watch.tellOnEnter(process.stdin)
  return {
    async close() {
      watch.end()
      await Promise.all(processes.map((one) => one.stop('SIGTERM')))
      await balancer.close()
      await Promise.all([redis.close(), postgres.close()])
      await folder.remove()
    },
  }
}

const advice = [
  '  End any of them (kill -9 and its pid) and look at the pages: what was saved or seen stays, and within seconds they',
  `  go on. Each begins again after ${pause / 1000} s. Enter says how many connections each process has.`,
  '',
]

/** Made by a server that ends before the others start. */
async function makeHouse(variables: NodeJS.ProcessEnv): Promise<DemoHouse> {
  const server = await startServer(readEnv(variables), { example: true })
  try {
    return await demoHouse(server, await createDemoAccounts(server))
  } finally {
    await server.close()
  }
}

function servingProcess(
  folder: ThrowAwayFolder,
  variables: NodeJS.ProcessEnv,
  accounts: readonly DemoAccount[],
): ServingProcess {
  let port: number | null = null
  const program = createProgram({
    name: 'A process of the demo',
    folder,
    begin() {
      const child = fork(path.join(projectRoot(), 'build', 'demo-process.mjs'), { env: variables, detached: true })
      child.once('message', (listening) => (port = listening as number))
      child.once('exit', () => (port = null))
      child.send(accounts)
      return child
    },
    serves: async () => port !== null,
  })
  return { ...program, port: () => port }
}

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { freePort } from './free-port'
import { findPostgres } from './servers.mjs'
import { temporaryFolder } from './temporary'

export interface Postgres {
  /** The address of one of its databases. */
  url(database: string): string
  /** Runs one statement, in a database that is always there. */
  run(statement: string): Promise<void>
  /** Ends it at once, as a crash would; what it wrote stays. */
  kill(): Promise<void>
  /** Stops it in order, and begins it again on the same port and data. */
  restart(): Promise<void>
  start(): Promise<void>
  /** Ends it and removes its folder. */
  close(): Promise<void>
}

/**
 * A PostgreSQL of a test's own, on a free port and in a temporary folder. It does not wait for the disk: what is tested is
 * that processes die, not machines.
 */
export async function startPostgres(): Promise<Postgres> {
  const { folder, remove } = temporaryFolder()
  const data = path.join(folder, 'data')
  // It refuses to run as root, and its folder must be its own.
  const owner = process.getuid?.() === 0 ? userCalled('postgres') : null
  mkdirSync(data)
  chmodSync(folder, 0o755)
  if (owner) chownSync(data, owner.uid, owner.gid)
  const program = (name: string) => path.join(findPostgres()!, name)
  const made = spawnSync(
    program('initdb'),
    ['--pgdata', data, '--username=luoshi', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync'],
    { ...owner, cwd: folder, encoding: 'utf8' },
  )
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`)
  const port = await freePort()
  const url = (database: string) => `postgres://luoshi@127.0.0.1:${port}/${database}`
  let server: ChildProcess | null = null
  const onExit = () => void server?.kill('SIGQUIT')
  process.on('exit', onExit)

  async function start(): Promise<void> {
    const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200']
    const begun = spawn(
      program('postgres'),
      [
        ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
        ...settings.flatMap((setting) => ['-c', setting]),
      ],
      { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    begun.stderr.on('data', (part: Buffer) => (said = (said + String(part)).slice(-4_000)))
    server = begun
    while (!(await answers(url('postgres')))) {
      if (begun.exitCode !== null) throw new Error(`PostgreSQL ended: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
  const stop = async (signal: NodeJS.Signals) => {
    const ending = server
    server = null
    if (!ending || ending.exitCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill(signal)
    await ended
  }
  await start()
  return {
    url,
    start,
    async run(statement) {
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(statement)
      await client.end()
    },
    kill: () => stop('SIGKILL'),
    async restart() {
      await stop('SIGINT')
      await start()
    },
    async close() {
      await stop('SIGINT')
      process.off('exit', onExit)
      remove()
    },
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.end()
    return true
  } catch {
    return false
  }
}

function userCalled(name: string): { uid: number; gid: number } {
  const id = (flag: string) => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

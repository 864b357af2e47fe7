import { spawn, spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { StartError } from '../start-error'
import { findPostgres } from './find.mjs'
import { throwAwayFolder, type ThrowAwayFolder } from './folder'
import { freePort } from './free-port'
import { createProgram, type Program } from './program'

export interface Postgres extends Pick<Program, 'pid' | 'gone' | 'start'> {
  /** The address of one of its databases. */
  url(database: string): string
  /** Runs one statement, in a database that is always there. */
  run(statement: string): Promise<void>
  /** Ends it at once, as a crash would; what it wrote stays. */
  kill(): Promise<void>
  /** Stops it in order, and begins it again on the same port and data. */
  restart(): Promise<void>
  /** Ends it and removes its folder, if that is its own. */
  close(): Promise<void>
}

export interface PostgresOptions {
  /** Where its data lie; without it in a folder of its own. */
  folder?: ThrowAwayFolder
  /** Does it wait for the disk at each commit? What is to outlive processes, not machines, need not. */
  isDurable?: boolean
}

/** A PostgreSQL that nobody needs afterwards, on a free port; who lacks its password is not let in. */
export async function startPostgres({ folder: given, isDurable = false }: PostgresOptions = {}): Promise<Postgres> {
  const programs = findPostgres()
  if (!programs) throw new StartError('PostgreSQL 15 or newer is not on this machine.')
  const folder = given ?? throwAwayFolder()
  const data = path.join(folder.path, 'postgres')
  // It refuses to run as root, and its folder must be its own.
  const owner = process.getuid?.() === 0 ? userCalled('postgres') : null
  const password = randomBytes(16).toString('hex')
  const passwordFile = path.join(folder.path, 'password')
  mkdirSync(data)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (owner) {
    chmodSync(folder.path, 0o711)
    for (const one of [data, passwordFile]) chownSync(one, owner.uid, owner.gid)
  }
  const made = spawnSync(
    path.join(programs, 'initdb'),
    [
      ...['--pgdata', data, '--username=luoshi', '--auth=password', '--pwfile', passwordFile],
      ...['--encoding=UTF8', '--locale=C', '--no-sync'],
    ],
    { ...owner, cwd: folder.path, encoding: 'utf8' },
  )
  rmSync(passwordFile)
  if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`)
  const port = await freePort()
  const url = (database: string) => `postgres://luoshi:${password}@127.0.0.1:${port}/${database}`
  const settings = ['max_connections=200', ...(isDurable ? [] : ['fsync=off', 'full_page_writes=off'])]
  const program = createProgram({
    name: 'PostgreSQL',
    folder,
    begin: () =>
      spawn(
        path.join(programs, 'postgres'),
        ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', '', ...settings.flatMap((one) => ['-c', one])],
        { ...owner, cwd: folder.path, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
      ),
    serves: () => answers(url('postgres')),
  })
  await program.start()
  return {
    pid: program.pid,
    gone: program.gone,
    start: program.start,
    url,
    async run(statement) {
      const client = new pg.Client({ connectionString: url('postgres') })
      await client.connect()
      await client.query(statement)
      await client.end()
    },
    kill: () => program.stop('SIGKILL'),
    async restart() {
      await program.stop('SIGINT')
      await program.start()
    },
    async close() {
      await program.stop('SIGINT')
      if (!given) await folder.remove()
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
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' })
  const [uid, gid] = [id('-u'), id('-g')]
  if (uid.status !== 0)
    throw new StartError(`PostgreSQL does not run as root, and there is no user "${name}" here to run it as.`)
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

import type { ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { connect } from '#db/connect'
import { throwAwayFolder, type ThrowAwayFolder } from '#server/throw-away/folder'
import { startPostgres, type Postgres } from '#server/throw-away/postgres'
import { startRedis, type Redis } from '#server/throw-away/redis'
import { temporaryFolder } from '../../support/temporary'
import type { Destination, FromServer, StartOrder, ToServer } from '../ipc'
import { spentBy, spentByFamily } from '../machine'
import { heard, startProcess, stopProcess } from '../processes'
import { urlOf } from '../protocol'
import { fillHouse, oursFile, oursFolder } from '../stored-ledger'
import type { Setup } from './setups'

export interface House {
  name: string
  ledgers: readonly { tracker: string; rows: number }[]
  /** Own columns of each. */
  columns: number
}

/** Microseconds of CPU. */
export interface Spent {
  /** Of each process that serves. */
  servers: number[]
  postgres: number
  redis: number
}

/** PostgreSQL, which waits for the disk at each commit, and Redis, with houses from which each measurement gets a copy. */
export class Stage {
  private copies = 0

  private constructor(
    private readonly folder: ThrowAwayFolder,
    private readonly postgres: Postgres,
    private readonly redis: Redis,
  ) {}

  static async open(): Promise<Stage> {
    const folder = throwAwayFolder()
    const [postgres, redis] = [await startPostgres({ folder, isDurable: true }), await startRedis({ folder })]
    return new Stage(folder, postgres, redis)
  }

  /** Stores the same ledgers in PostgreSQL, for us and for Hocuspocus, and in a file of SQLite. */
  async store({ name, ledgers, columns }: House): Promise<void> {
    await this.postgres.run(`CREATE DATABASE ${name}`)
    const url = this.postgres.url(name)
    mkdirSync(oursFolder(this.folderOf(name)), { recursive: true })
    const file = connect(oursFile(this.folderOf(name)))
    await fillHouse(file, ledgers, columns)
    await file.destroy()
    const db = connect(url)
    const filled = await fillHouse(db, ledgers, columns)
    await db.destroy()
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query('CREATE TABLE documents (name text PRIMARY KEY, data bytea NOT NULL)')
    for (const { tracker, state } of filled)
      await client.query('INSERT INTO documents (name, data) VALUES ($1, $2)', [tracker, Buffer.from(state)])
    await client.end()
    await this.postgres.run('CHECKPOINT')
  }

  /** Serves a copy of a house to so many editors, who may work in all of its ledgers. */
  async serve(
    setup: Setup,
    { name, ledgers }: House,
    editors: number,
    nodeOptions: readonly string[] = [],
  ): Promise<Served> {
    const { folder, remove } = temporaryFolder()
    const order: StartOrder = { type: 'start', folder, trackers: ledgers.map(({ tracker }) => tracker), editors }
    if (setup.engine === 'postgres') {
      const database = `run${++this.copies}`
      await this.postgres.run(`CREATE DATABASE ${database} TEMPLATE ${name}`)
      const isAlone = setup.processes === 1 && setup.server === 'ours'
      order.shared = { database: this.postgres.url(database), redis: isAlone ? null : this.redis.url }
    } else cpSync(this.folderOf(name), folder, { recursive: true })
    const served = new Served(setup, order, nodeOptions, remove, () => ({
      postgres: spentByFamily(this.postgres.pid()!),
      redis: spentByFamily(this.redis.pid()!),
    }))
    for (let n = 0; n < setup.processes; n++) await served.begin(n)
    return served
  }

  async close(): Promise<void> {
    await Promise.all([this.postgres.close(), this.redis.close()])
    await this.folder.remove()
  }

  private folderOf(house: string): string {
    return path.join(this.folder.path, `house-${house}`)
  }
}

/** One house while it is served. */
export class Served {
  private readonly members: { child: ChildProcess; base: string }[] = []
  cookies: string[] = []

  constructor(
    readonly setup: Setup,
    private readonly order: StartOrder,
    private readonly nodeOptions: readonly string[],
    private readonly remove: () => void,
    private readonly shared: () => Omit<Spent, 'servers'>,
  ) {}

  /** Begins the `n`th process; the first one makes the editors. */
  async begin(n: number): Promise<void> {
    // Several share what cores there are, as they would without us.
    const child = startProcess(this.setup.program, this.setup.processes === 1 ? 0 : null, this.nodeOptions)
    const isFirst = this.cookies.length === 0
    child.send({ ...this.order, editors: isFirst ? this.order.editors : 0 } satisfies ToServer)
    const { base, cookies } = await heard<FromServer, 'ready'>(child, 'ready')
    if (isFirst) this.cookies = cookies
    this.members[n] = { child, base }
  }

  /** Ports of those that serve, `null` where one does not. */
  ports(): (number | null)[] {
    return this.members.map(({ child, base }) =>
      child.exitCode === null && child.signalCode === null ? Number(new URL(base).port) : null,
    )
  }

  async kill(n: number): Promise<void> {
    await stopProcess(this.members[n]!.child)
  }

  /** These editors of one ledger, evenly on all processes. */
  destinations(tracker: string, cookies: readonly string[]): Destination[] {
    const { server } = this.setup
    return this.members.map(({ base }, n) => ({
      ...{ server, tracker, url: urlOf(server, base, tracker) },
      cookies: cookies.filter((_, i) => i % this.members.length === n),
    }))
  }

  spent(): Spent {
    return { servers: this.members.map(({ child }) => spentBy(child).micros), ...this.shared() }
  }

  async stop(): Promise<void> {
    await Promise.all(this.members.map(({ child }) => stopProcess(child, { type: 'stop' } satisfies ToServer)))
    this.remove()
  }
}

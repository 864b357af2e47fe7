import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { readColumns, readItems, readStreams } from '#app/model/ledger/ledger'
import { connect } from '#db/connect'
import { startPostgres, type Postgres } from '#server/throw-away/postgres'
import { startRedis, type Redis } from '#server/throw-away/redis'
import { FaultProxy } from '../support/fault-proxy'
import { randomFrom, type Random } from '../support/random'
import { temporaryFolder } from '../support/temporary'
import type { Client } from './client'
import { crowdOf, liveOn, type CrowdOptions } from './crowd'
import { Evidence } from './evidence'
import { prepareScene, tracker, type Scene } from './prepare'
import { startServerProcess, type ServerProcess } from './server-process'
import { byId, readShared, type Stored } from './stored'
import { until, within } from './waits'

export interface ClusterOptions extends CrowdOptions {
  processes: number
  onKill?: (kill: number, what: Fault, stored: Stored) => void
}

/** `cut`: all connections of one process to the database and to Redis are reset. */
export type Fault = 'process' | 'postgres' | 'redis' | 'cut'

export interface ClusterFigures {
  seed: number
  kills: Record<Fault, number>
  edits: number
  acknowledged: number
  seen: number
  commits: number
  historyRows: number
  /** From a fault until everybody is served again and nothing waits: the middle and the longest, ms. */
  back: { p50: number; max: number }
  milliseconds: number
  /** What was lost or does not agree; empty when all is well. */
  problems: string[]
}

/**
 * P4 W5: several processes serve one ledger in PostgreSQL, and again and again one of them, PostgreSQL or Redis is killed, or
 * connections are cut. Whatever was acknowledged or received until then is stored when it can be read again, and all that is
 * stored agrees; and when everybody is served again, they hold the same on every process. Stops at the first problem.
 */
export async function runClusterTest(options: ClusterOptions): Promise<ClusterFigures> {
  const { kills, seed, longest, onKill } = options
  const random = randomFrom(seed)
  const start = performance.now()
  const cluster = await Cluster.start(options)
  const evidence = new Evidence()
  const { clients, writers } = crowdOf(cluster.scene, evidence, random)
  const crowd = stay(clients, cluster, random)
  const figures = { seed, kills: { process: 0, postgres: 0, redis: 0, cut: 0 } }
  const backs: number[] = []
  const problems: string[] = []
  let stored = await cluster.read()

  const served = async () => {
    await until(
      () => clients.every((client) => client.isSynced && client.waiting === 0),
      'everybody to be served and acknowledged',
      () => clients.flatMap((client) => client.trouble ?? []).join('; '),
    )
  }
  try {
    await served()
    for (let kill = 1; kill <= kills && problems.length === 0; kill++) {
      if (performance.now() - start > longest) problems.push(`out of time after ${kill} faults`)
      writers.forEach((writer) => writer.start())
      await liveOn(evidence, random, { mostEdits: 80, longest: 3_000 })
      const what = random.pick(['process', 'process', 'postgres', 'redis', 'cut'] as const)
      const promised = evidence.untilNow()
      const from = performance.now()
      await cluster.fault(what, random)
      figures.kills[what]++
      stored = await cluster.read()
      problems.push(...stored.problems, ...promised.missingFrom(stored.items))
      writers.forEach((writer) => writer.stop())
      await served()
      backs.push(performance.now() - from)
      stored = await cluster.read()
      problems.push(...stored.problems, ...evidence.missingFrom(stored.items))
      problems.push(...(await agreeing(clients, stored)))
      for (const { refused } of clients)
        problems.push(...refused.splice(0).map((refusal) => `refused: ${JSON.stringify(refusal)}`))
      onKill?.(kill, what, stored)
    }
  } finally {
    writers.forEach((writer) => writer.stop())
    crowd.leave()
    await cluster.stop()
  }
  backs.sort((a, b) => a - b)
  return {
    ...figures,
    edits: writers.reduce((sum, writer) => sum + writer.edits, 0),
    acknowledged: evidence.acknowledged,
    seen: evidence.seen,
    commits: stored.seq,
    historyRows: stored.changes,
    back: { p50: Math.round(backs[backs.length >> 1] ?? 0), max: Math.round(backs.at(-1) ?? 0) },
    milliseconds: Math.round(performance.now() - start),
    problems,
  }
}

/** Everybody hears of all that is stored, on whichever process. */
async function agreeing(clients: readonly Client[], stored: Stored): Promise<string[]> {
  const wanted = [stored.columns, stored.items, stored.streams]
  const has = ({ doc }: Client) =>
    isDeepStrictEqual(
      [readColumns, readItems, readStreams].map((read) => byId<{ id: string }>(read(doc))),
      wanted,
    )
  try {
    await until(() => clients.every(has), 'everybody to hold what is stored')
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}

/** They come back, whenever they are cut off, to whichever process serves then. */
function stay(clients: readonly Client[], { addresses }: Cluster, random: Random): { leave(): void } {
  const state = { isOver: false }
  const comeBack = async (client: Client) => {
    while (!state.isOver) {
      client.connect(`${random.pick(addresses())}/${tracker}`)
      await client.disconnected()
      await wait(20 + random() * 80)
    }
  }
  clients.forEach((client) => void comeBack(client))
  return {
    leave() {
      state.isOver = true
      clients.forEach((client) => void client.close())
    },
  }
}

interface Member {
  server: ServerProcess
  url: string
}

class Cluster {
  private readonly members: Member[] = []

  private constructor(
    private readonly options: Pick<ClusterOptions, 'root'>,
    private readonly postgres: Postgres,
    private readonly redis: Redis,
    private readonly proxies: readonly { database: FaultProxy; redis: FaultProxy }[],
    readonly scene: Scene,
    private readonly folder: ReturnType<typeof temporaryFolder>,
  ) {}

  static async start({ root, processes, writers, readers }: ClusterOptions): Promise<Cluster> {
    const [postgres, redis, folder] = [await startPostgres(), await startRedis(), temporaryFolder()]
    await postgres.run('CREATE DATABASE luoshi')
    const scene = await prepareScene(folder.folder, { writers, readers }, postgres.url('luoshi'))
    const proxies = []
    for (let n = 0; n < processes; n++) {
      const [database, redisProxy] = [
        await FaultProxy.to(portOf(postgres.url('luoshi'))),
        await FaultProxy.to(portOf(redis.url)),
      ]
      proxies.push({ database, redis: redisProxy })
    }
    const cluster = new Cluster({ root }, postgres, redis, proxies, scene, folder)
    for (let n = 0; n < processes; n++) cluster.members.push(await cluster.serve(n))
    return cluster
  }

  /** Of the processes that serve now. */
  readonly addresses = (): string[] => this.members.map(({ url }) => url)

  async fault(what: Fault, random: Random): Promise<void> {
    const at = random.below(this.members.length)
    switch (what) {
      case 'process': {
        const { server } = this.members[at]!
        server.kill('SIGKILL')
        await within(server.ended, 'the process to be gone')
        this.members[at] = await this.serve(at)
        return
      }
      case 'postgres':
        await this.postgres.kill()
        await wait(random() * 300)
        return this.postgres.start()
      case 'redis':
        await this.redis.kill()
        await wait(random() * 300)
        return this.redis.start()
      case 'cut':
        this.proxies[at]!.database.cut()
        this.proxies[at]!.redis.cut()
    }
  }

  async read(): Promise<Stored> {
    const db = connect(this.postgres.url('luoshi'))
    try {
      return await readShared(db, this.scene)
    } finally {
      await db.destroy()
    }
  }

  async stop(): Promise<void> {
    for (const { server } of this.members) server.kill('SIGTERM')
    await within(Promise.all(this.members.map(({ server }) => server.ended)), 'the processes to stop')
    await Promise.all(this.proxies.flatMap(({ database, redis }) => [database.close(), redis.close()]))
    await this.redis.close()
    await this.postgres.close()
    this.folder.remove()
  }

  private async serve(at: number): Promise<Member> {
    const { database, redis } = this.proxies[at]!
    const server = startServerProcess(this.options.root, this.folder.folder, {
      DATABASE_URL: this.postgres.url('luoshi').replace(/:\d+\//, `:${database.port}/`),
      REDIS_URL: this.redis.url.replace(/:\d+$/, `:${redis.port}`),
    })
    return { server, url: await within(server.ready, 'a process to start') }
  }
}

function portOf(url: string): number {
  return Number(new URL(url).port)
}

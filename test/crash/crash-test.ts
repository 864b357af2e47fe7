import { setTimeout as wait } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { readColumns, readItems, readStreams } from '#app/model/ledger/ledger'
import { closeCode } from '#app/model/live/wire'
import { randomFrom } from '../support/random'
import { Client } from './client'
import { crowdOf, liveOn, type CrowdOptions } from './crowd'
import { Evidence } from './evidence'
import { prepareScene, tracker } from './prepare'
import { startServerProcess, type ServerProcess } from './server-process'
import { byId, readStored, type Stored } from './stored'
import { until, within } from './waits'

export interface CrashOptions extends CrowdOptions {
  /** An empty folder. */
  dataDir: string
  /** Called after each kill. */
  onKill?: (kill: number, stored: Stored) => void
}

export interface CrashFigures {
  seed: number
  kills: number
  /** Of these, before the server served anybody. */
  killsWhileStarting: number
  edits: number
  acknowledged: number
  /** Edits that somebody else received, as far as anybody looked: of those that arrive together the last. */
  seen: number
  commits: number
  folds: number
  historyRows: number
  /** From starting the process until it serves: the middle and the longest, ms. */
  restart: { p50: number; max: number }
  milliseconds: number
  /** What was lost or does not agree; empty when all is well. */
  problems: string[]
}

/** Every so often the server is killed before it is ready. */
const earlyKills = 0.1
/** How often it is killed while the clients are still coming in, within so many ms. */
const killsWhileEntering = { part: 0.3, within: 300 }

/**
 * W5: kills the real server again and again at random moments under load. After each kill, before anybody can send
 * anything again, all that was acknowledged and all that anybody received must be stored, and all that is stored must
 * agree. Ends with a run to the end: what the clients still hold arrives. Stops at the first kill with a problem.
 */
export async function runCrashTest(options: CrashOptions): Promise<CrashFigures> {
  const { root, dataDir, kills, seed, longest, onKill } = options
  const random = randomFrom(seed)
  const start = performance.now()
  const scene = await prepareScene(dataDir, options)
  const evidence = new Evidence()
  const { clients, writers } = crowdOf(scene, evidence, random)
  const starts: number[] = []
  const folds = new Set<number>()
  const figures = { seed, kills: 0, killsWhileStarting: 0 }
  let stored = await readStored(dataDir, scene)
  const problems: string[] = []

  const serve = async () => {
    const from = performance.now()
    const server = startServerProcess(root, dataDir)
    const url = `${await within(server.ready, 'the server to start')}/${tracker}`
    starts.push(performance.now() - from)
    problems.push(...(await compareServed(url, scene.readers[0]!, stored)))
    return { server, url }
  }
  const look = async () => {
    await within(Promise.all(clients.map((client) => client.disconnected())), 'the sockets to close')
    stored = await readStored(dataDir, scene)
    if (stored.folded > 0) folds.add(stored.folded)
    problems.push(...stored.problems, ...evidence.missingFrom(stored.items))
    for (const { refused } of clients)
      problems.push(...refused.splice(0).map((refusal) => `refused: ${JSON.stringify(refusal)}`))
  }

  writers.forEach((writer) => writer.start())
  try {
    while (figures.kills < kills && problems.length === 0) {
      if (performance.now() - start > longest) problems.push(`out of time after ${figures.kills} kills`)
      let server: ServerProcess
      if (starts.length > 0 && random() < earlyKills) {
        server = startServerProcess(root, dataDir)
        await wait(random() * Math.max(...starts))
        figures.killsWhileStarting++
      } else {
        const serving = await serve()
        server = serving.server
        clients.forEach((client) => client.connect(serving.url))
        if (random() < killsWhileEntering.part) await wait(random() * killsWhileEntering.within)
        else await liveOn(evidence, random, { mostEdits: 120, longest: 5_000 })
      }
      server.kill('SIGKILL')
      await within(server.ended, 'the server to be gone')
      figures.kills++
      await look()
      onKill?.(figures.kills, stored)
    }
    if (problems.length === 0) {
      const { server, url } = await serve()
      clients.forEach((client) => client.connect(url))
      writers.forEach((writer) => writer.stop())
      await until(
        () => clients.every((client) => client.isSynced && client.waiting === 0),
        'all that was held to be acknowledged',
        () => clients.flatMap((client) => client.trouble ?? []).join('; '),
      )
      server.kill('SIGTERM')
      const { code } = await within(server.ended, 'the server to stop')
      await look()
      if (code !== 0) problems.push(`the last server ended with ${code}`)
      if (clients.some((client) => client.closeCode !== closeCode.restarting))
        problems.push('a socket was not closed with 1012')
    }
  } finally {
    writers.forEach((writer) => writer.stop())
  }
  starts.sort((a, b) => a - b)
  return {
    ...figures,
    edits: writers.reduce((sum, writer) => sum + writer.edits, 0),
    acknowledged: evidence.acknowledged,
    seen: evidence.seen,
    commits: stored.seq,
    folds: folds.size,
    historyRows: stored.changes,
    restart: { p50: Math.round(starts[starts.length >> 1] ?? 0), max: Math.round(starts.at(-1) ?? 0) },
    milliseconds: Math.round(performance.now() - start),
    problems,
  }
}

/** What a newcomer is served must be what is stored: nobody has written since. */
async function compareServed(url: string, cookie: string, stored: Stored): Promise<string[]> {
  const newcomer = new Client(cookie, new Evidence())
  newcomer.connect(url)
  await until(() => newcomer.isSynced, 'the ledger to be served')
  const served = [readColumns, readItems, readStreams].map((read) => byId<{ id: string }>(read(newcomer.doc)))
  await newcomer.close()
  newcomer.doc.destroy()
  return isDeepStrictEqual(served, [stored.columns, stored.items, stored.streams])
    ? []
    : ['what is served after the restart is not what was stored']
}

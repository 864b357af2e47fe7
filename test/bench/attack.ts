import type { ChildProcess } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import * as decoding from 'lib0/decoding'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { roots } from '#app/model/ledger/ledger'
import { messageType } from '#app/model/live/wire'
import { attacks, type Attack } from '../support/attacks'
import { syncFrame } from '../support/frame'
import { temporaryFolder } from '../support/temporary'
import type { FromServer, ToServer } from './ipc'
import { spentBy, untilQuiet } from './machine'
import { heard, pinning, startProcess, stopProcess } from './processes'
import { urlOf } from './protocol'
import type { Result, Say } from './result'
import { copyLedger, storeLedger, type StoredLedger } from './stored-ledger'
import { figure, tableOf, type Column } from './table'

export interface AttackOptions {
  /** Of each measurement. */
  seconds: number
  /** Before each it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

interface Line {
  title: string
  /** Of the colleagues' edits, from sending to the acknowledgement (ms). */
  p50: number
  p99: number
  slowest: number
  edits: number
  missed: number
  /** The most memory that the server had (MB), and the longest that /healthz let wait (ms). */
  memory: number
  silence: number
  /** Sockets of the attacker's that the server closed. */
  closed: number
}

const colleagues = 20
const editEvery = 250

/** What twenty people at work notice when somebody sends what is made to keep the server from them. */
export async function benchAttack({ seconds, quiet }: AttackOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  try {
    const stored = await storeLedger(folder, null)
    say(pinning)
    const lines: Line[] = []
    for (const attack of [null, ...attacks()]) {
      await untilQuiet(quiet)
      say(attack ? `${attack.title}, by a ${attack.as} …` : 'At rest …')
      lines.push(await measureOne(stored, attack, seconds))
    }
    return { figures: { bench: 'attack', seconds, colleagues, pinning, lines }, table: tableOf(lines, columns) }
  } finally {
    remove()
  }
}

async function measureOne(stored: StoredLedger, attack: Attack | null, seconds: number): Promise<Line> {
  const { folder, remove } = temporaryFolder()
  const { tracker } = copyLedger(stored, folder)
  const server = startProcess('attacked', 0)
  const people: Colleague[] = []
  try {
    server.send({ type: 'start', folder, trackers: [tracker], editors: colleagues } satisfies ToServer)
    const { base, cookies } = await heard<FromServer, 'ready'>(server, 'ready')
    const url = urlOf('ours', base, tracker)
    for (const [i, cookie] of cookies.slice(0, colleagues).entries()) people.push(await Colleague.open(url, cookie, i))
    await wait(1_000)
    const cookie = cookies[colleagues + (attack?.as === 'viewer' ? 1 : 0)]!
    const sockets = await Promise.all(Array.from({ length: attack?.sockets ?? 0 }, () => opened(url, cookie)))
    const frames = sockets.map((_, i) => attack!.frames(people[0]!.doc, i))
    const watch = watching(url, server)
    const work = people.map((one) => one.work(seconds))
    await wait(500)
    sockets.forEach((socket, i) => frames[i]!.forEach((frame) => socket.send(frame)))
    const latencies = (await Promise.all(work)).flat().sort((a, b) => a - b)
    const { memory, silence } = await watch.end()
    const at = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? NaN
    const closed = sockets.filter((socket) => socket.readyState !== WebSocket.OPEN).length
    for (const socket of sockets) socket.terminate()
    const missed = people.reduce((sum, one) => sum + one.missed, 0)
    const title = attack ? `${attack.title} (${attack.as})` : 'at rest'
    return {
      title,
      p50: at(0.5),
      p99: at(0.99),
      slowest: at(1),
      edits: latencies.length,
      missed,
      memory,
      silence,
      closed,
    }
  } finally {
    for (const one of people) one.close()
    await stopProcess(server, { type: 'stop' } satisfies ToServer)
    remove()
  }
}

/** One who writes into a row of their own, and hears when it is stored. */
class Colleague {
  private readonly sentAt: number[] = []
  private readonly latencies: number[] = []
  private first = 0

  private constructor(
    private readonly socket: WebSocket,
    readonly doc: Y.Doc,
    private readonly row: string,
  ) {
    socket.on('message', (data) => this.hear(new Uint8Array(data as ArrayBuffer)))
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === socket) return
      this.sentAt.push(performance.now())
      socket.send(syncFrame(2, update))
    })
  }

  static async open(url: string, cookie: string, i: number): Promise<Colleague> {
    const socket = await opened(url, cookie)
    const doc = new Y.Doc()
    roots(doc)
    const whole = new Promise<void>((resolve) => {
      socket.on('message', function onWhole(data) {
        const decoder = decoding.createDecoder(new Uint8Array(data as ArrayBuffer))
        if (decoding.readVarUint(decoder) !== messageType.sync || decoding.readVarUint(decoder) !== 1) return
        Y.applyUpdate(doc, decoding.readVarUint8Array(decoder), socket)
        socket.off('message', onWhole)
        resolve()
      })
    })
    socket.send(syncFrame(0, new Uint8Array([0])))
    await whole
    const rows = [...roots(doc).items.keys()].sort()
    return new Colleague(socket, doc, rows[i]!)
  }

  get missed(): number {
    return this.sentAt.length - this.latencies.length
  }

  /** How long each edit took (ms). */
  async work(seconds: number): Promise<number[]> {
    const end = performance.now() + seconds * 1_000
    for (let n = 0; performance.now() < end; n++) {
      roots(this.doc).items.get(this.row)!.set('clause', `第 ${n} 次`)
      await wait(editEvery)
    }
    for (let left = 40; left > 0 && this.missed > 0; left--) await wait(editEvery)
    return this.latencies
  }

  close(): void {
    this.socket.terminate()
  }

  private hear(message: Uint8Array): void {
    if (message[0] !== messageType.ack) return
    const settled = decoding.readVarUint(decoding.createDecoder(message.subarray(1)))
    for (; this.first < settled; this.first++) this.latencies.push(performance.now() - this.sentAt[this.first]!)
  }
}

async function opened(url: string, cookie: string): Promise<WebSocket> {
  const socket = new WebSocket(`${url}?ack=1`, { headers: { cookie } })
  socket.binaryType = 'arraybuffer'
  socket.on('error', () => undefined)
  await new Promise((resolve) => socket.once('open', resolve))
  return socket
}

/** Asks for the server's health without a break, and looks at its memory. */
function watching(url: string, server: ChildProcess): { end(): Promise<{ memory: number; silence: number }> } {
  const health = url.replace(/^ws/, 'http').replace(/\/ws\/.*$/, '/healthz')
  let [memory, silence, isOver] = [0, 0, false]
  const isThrough = () => isOver
  const done = (async () => {
    while (!isThrough()) {
      const start = performance.now()
      await fetch(health)
        .then((answer) => answer.text())
        .catch(() => undefined)
      silence = Math.max(silence, performance.now() - start)
      memory = Math.max(memory, spentBy(server).memory / 1024 / 1024)
      await wait(50)
    }
  })()
  return {
    async end() {
      isOver = true
      await done
      return { memory, silence }
    },
  }
}

const columns: Column<Line>[] = [
  ['sent meanwhile', ({ title }) => title, 'left'],
  ['p50 ms', ({ p50 }) => figure(p50)],
  ['p99 ms', ({ p99 }) => figure(p99)],
  ['slowest ms', ({ slowest }) => figure(slowest, 0)],
  ['edits', ({ edits }) => String(edits)],
  ['missed', ({ missed }) => String(missed)],
  ['MB', ({ memory }) => figure(memory, 0)],
  ['/healthz silent ms', ({ silence }) => figure(silence, 0)],
  ['sockets closed', ({ closed }) => String(closed)],
]

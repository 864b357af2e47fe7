import { setTimeout as wait } from 'node:timers/promises'
import { messageType } from '#app/model/live/wire'
import { Arrivals, sampledReceivers } from './arrivals'
import { Crowd, type Editor } from './crowd'
import { FrameSocket } from './frame-socket'
import type { Destination } from './ipc'
import { protocolOf } from './protocol'
import { readDocument } from './read-document'

/** How many connect at once. */
const connecting = 50
/** More often than any of the servers pings. */
const pongEvery = 4_000

/** All editors of one ledger, whichever server each of them is connected to. */
export class Hall {
  arrivals: Arrivals
  private isMeasuring = false
  private readonly sockets: FrameSocket[] = []
  private readonly editors: Editor[] = []
  private readonly counts: number[] = []

  private constructor(private readonly size: number) {
    this.arrivals = new Arrivals(size)
  }

  /** `destinations`: of one ledger. Their editors take turns, so that those who are read are on all of them. */
  static async fill(destinations: readonly Destination[]): Promise<Hall> {
    const seats = inTurns(destinations.map(({ url, cookies }) => cookies.map((cookie) => ({ url, cookie }))))
    const hall = new Hall(seats.length)
    const { server, tracker, cookies } = destinations[0]!
    const { greeting, wrap, messageAt } = protocolOf(server, tracker)
    const first = await readDocument(destinations[0]!, cookies[0]!)
    first.socket.close()
    const crowd = new Crowd(first.state)
    const read = (index: number) => (frame: Buffer) => {
      if (hall.isMeasuring) hall.arrivals.count(frame)
      if (frame[messageAt] === messageType.sync) hall.arrivals.read(index, frame)
    }
    for (let start = 0; start < seats.length; start += connecting) {
      // Only the first few look at what comes, and of it only at edits.
      const open = ({ url, cookie }: { url: string; cookie: string }, i: number) =>
        FrameSocket.open(url, cookie, start + i < sampledReceivers ? read(start + i) : null)
      for (const socket of await Promise.all(seats.slice(start, start + connecting).map(open))) {
        greeting.forEach((message) => socket.send(message))
        hall.editors.push(crowd.join(hall.sockets.length, (message) => socket.send(wrap(message))))
        hall.sockets.push(socket)
        hall.counts.push(0)
      }
    }
    return hall
  }

  /** From now on edits count, those before do not. */
  begin(): void {
    this.arrivals = new Arrivals(this.size)
    this.isMeasuring = true
  }

  /** Each makes one edit and two cursor moves a second, evenly spread, until the function that is given back is called. */
  work(): () => void {
    const timers = this.editors.flatMap((editor, i) => {
      const edit = () => {
        const count = ++this.counts[i]!
        this.arrivals.sent(i, count)
        editor.edit(`王敏${Arrivals.mark(i, count)}`)
      }
      const part = i / this.size
      return [
        repeat(edit, 1_000, part),
        repeat(() => editor.move(), 500, part),
        repeat(() => this.sockets[i]!.pong(), pongEvery, part),
      ]
    })
    return () => {
      this.isMeasuring = false
      timers.forEach((stop) => stop())
    }
  }

  /** Resolves when all edits were seen, after so long (s) at most. */
  async settled(patience: number): Promise<void> {
    const deadline = performance.now() + patience * 1000
    while (this.arrivals.missed > 0 && performance.now() < deadline) await wait(20)
  }

  leave(): void {
    this.sockets.forEach((socket) => socket.close())
  }
}

function inTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat()
}

/** Every `interval` ms, beginning after this part of it. Returns how to stop it. */
function repeat(work: () => void, interval: number, part: number): () => void {
  let timer = setTimeout(() => {
    work()
    timer = setInterval(work, interval)
  }, part * interval)
  return () => clearTimeout(timer)
}

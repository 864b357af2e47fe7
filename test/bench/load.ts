import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { messageType } from '#app/model/live/wire'
import { Arrivals, sampledReceivers } from './arrivals'
import { Crowd, type Editor } from './crowd'
import { FrameSocket } from './frame-socket'
import type { FromLoad, LoadFigures, LoadOrder } from './ipc'
import { protocolOf } from './protocol'
import { readDocument } from './read-document'

/** How many connect at once. */
const connecting = 50
const delayResolution = 5
/** More often than any of the servers pings. */
const pongEvery = 4_000

// The load: each editor makes one edit and two cursor moves a second, evenly spread.
process.once('message', (order: LoadOrder) => {
  void run(order).then((figures) => {
    tell({ type: 'figures', figures })
    process.disconnect()
  })
})

// Whatever becomes of the parent, no process stays behind.
process.once('disconnect', () => process.exit(0))

function tell(message: FromLoad): void {
  process.send!(message)
}

async function run(order: LoadOrder): Promise<LoadFigures> {
  const { url, cookies, warmUp, seconds, patience } = order
  const { greeting, wrap, messageAt } = protocolOf(order.server, order.tracker)
  let arrivals = new Arrivals(cookies.length)
  let isMeasuring = false
  const read = (index: number) => (frame: Buffer) => {
    if (isMeasuring) arrivals.count(frame)
    if (frame[messageAt] === messageType.sync) arrivals.read(index, frame)
  }
  const first = await readDocument(order, cookies[0]!)
  first.socket.close()
  const crowd = new Crowd(first.state)
  const sockets: FrameSocket[] = []
  const editors: Editor[] = []
  for (let start = 0; start < cookies.length; start += connecting) {
    // Only the first few look at what comes, and of it only at edits.
    const open = (cookie: string, i: number) =>
      FrameSocket.open(url, cookie, start + i < sampledReceivers ? read(start + i) : null)
    for (const socket of await Promise.all(cookies.slice(start, start + connecting).map(open))) {
      greeting.forEach((message) => socket.send(message))
      editors.push(crowd.join(sockets.length, (message) => socket.send(wrap(message))))
      sockets.push(socket)
    }
  }

  const counts = editors.map(() => 0)
  const startWork = () => {
    const timers = editors.flatMap((editor, i) => {
      const edit = () => {
        const count = ++counts[i]!
        arrivals.sent(i, count)
        editor.edit(`王敏${Arrivals.mark(i, count)}`)
      }
      const part = i / editors.length
      return [
        repeat(edit, 1_000, part),
        repeat(() => editor.move(), 500, part),
        repeat(() => sockets[i]!.pong(), pongEvery, part),
      ]
    })
    return () => timers.forEach((stop) => stop())
  }
  const allArrived = async () => {
    const deadline = performance.now() + patience * 1000
    while (arrivals.missed > 0 && performance.now() < deadline) await wait(20)
  }

  const stopWarmUp = startWork()
  await wait(warmUp * 1000)
  stopWarmUp()
  // A server that has fallen behind would else be measured by what it owed before.
  await allArrived()
  arrivals = new Arrivals(cookies.length)
  const delay = monitorEventLoopDelay({ resolution: delayResolution })
  delay.enable()
  const before = { loop: performance.eventLoopUtilization(), cpu: process.cpuUsage() }
  isMeasuring = true
  tell({ type: 'warm' })
  const stop = startWork()
  await wait(seconds * 1000)
  stop()
  isMeasuring = false
  delay.disable()
  const { utilization } = performance.eventLoopUtilization(before.loop)
  await allArrived()
  sockets.forEach((socket) => socket.close())
  const { user, system } = process.cpuUsage(before.cpu)
  const { edits, missed, latencies } = arrivals
  return {
    edits,
    sampled: Math.min(sampledReceivers, editors.length),
    seen: latencies.length,
    missed,
    ...arrivals.percentiles(),
    ...arrivals.traffic(seconds),
    generatorDelay: Math.max(0, delay.percentile(99) / 1e6 - delayResolution),
    generatorBusy: utilization,
    generatorMicros: user + system,
  }
}

/** Every `interval` ms, beginning after this part of it. Returns how to stop it. */
function repeat(work: () => void, interval: number, part: number): () => void {
  let timer = setTimeout(() => {
    work()
    timer = setInterval(work, interval)
  }, part * interval)
  return () => clearTimeout(timer)
}

import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import * as Y from 'yjs'
import { Editor, readDocument } from './editor'
import { FrameSocket } from './frame-socket'
import type { FromLoad, LoadFigures, LoadOrder } from './ipc'

/** How many receivers read what comes; the others let it pass. */
const sampledReceivers = 10
/** Each editor has a cell of their own: of two who write one cell at once, a server may leave out the loser's text. */
const editedColumns = ['owner', 'clause', 'title', 'titleEn', 'reason']
const visitedColumns = ['title', 'lead', 'status', 'progress']

// The load: each editor makes one edit and two cursor moves a second, evenly spread.
process.once('message', (order: LoadOrder) => {
  void run(order).then((figures) => {
    tell({ type: 'figures', figures })
    process.disconnect()
  })
})

function tell(message: FromLoad): void {
  process.send!(message)
}

async function run({ url, cookies, warmUp, seconds }: LoadOrder): Promise<LoadFigures> {
  const first = await FrameSocket.open(url, { Cookie: cookies[0]! })
  const state = await readDocument(first)
  first.close()
  const items = itemsOf(state)

  /** When each edit was sent that is measured. */
  const sentAt = new Map<string, number>()
  const latencies: number[] = []
  let isMeasuring = false
  /** What receiver `own` sees of the others; whether a server sends back what one wrote is its own affair. */
  const read = (own: number) => (payload: Buffer) => {
    const now = performance.now()
    for (const [mark, editor] of payload.toString('latin1').matchAll(/~(\d+)\.\d+~/g)) {
      const sent = sentAt.get(mark)
      if (sent !== undefined && Number(editor) !== own) latencies.push(now - sent)
    }
  }

  const sockets: FrameSocket[] = []
  const timers: NodeJS.Timeout[] = []
  let edits = 0
  const editors = cookies.length
  for (const [i, cookie] of cookies.entries()) {
    const socket = await FrameSocket.open(url, { Cookie: cookie })
    if (i < sampledReceivers) socket.listen(read(i))
    else socket.ignore()
    const editor = new Editor(socket, state)
    sockets.push(socket)
    const item = items[i % items.length]!
    const column = editedColumns[Math.floor(i / items.length)]
    if (!column) throw new Error(`The first ledger has cells for ${items.length * editedColumns.length} editors at most.`)
    let count = 0
    const edit = () => {
      const mark = `~${i}.${++count}~`
      if (isMeasuring) {
        edits++
        sentAt.set(mark, performance.now())
      }
      editor.edit(item, column, `王敏${mark}`)
    }
    const move = () => editor.moveTo(items[(i + count) % items.length]!, visitedColumns[count % visitedColumns.length]!)
    timers.push(setTimeout(() => timers.push(setInterval(edit, 1000)), (i / editors) * 1000))
    timers.push(setTimeout(() => timers.push(setInterval(move, 500)), (i / editors) * 500))
  }

  await wait(warmUp * 1000)
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  isMeasuring = true
  tell({ type: 'warm' })
  await wait(seconds * 1000)
  isMeasuring = false
  delay.disable()
  timers.forEach(clearTimeout)
  // What is still on its way counts too, for as long as it may still come.
  const sampled = Math.min(sampledReceivers, editors)
  const deadline = performance.now() + 10_000
  const expected = () => [...sentAt.keys()].reduce((sum, mark) => sum + sampled - (editorOf(mark) < sampled ? 1 : 0), 0)
  while (latencies.length < expected() && performance.now() < deadline) await wait(50)
  sockets.forEach((socket) => socket.close())
  latencies.sort((a, b) => a - b)
  const at = (part: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))] ?? Infinity
  return {
    edits,
    sampled,
    seen: latencies.length,
    missed: expected() - latencies.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    generatorDelay: delay.percentile(99) / 1e6,
  }
}

function editorOf(mark: string): number {
  return Number(mark.slice(1, mark.indexOf('.')))
}

function itemsOf(state: Uint8Array): string[] {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return [...doc.getMap('items').keys()]
}

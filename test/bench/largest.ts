import { temporaryFolder } from '../support/temporary'
import { tolerable } from './machine'
import { measure, type Measurement } from './measure'
import { pinning } from './processes'
import type { Result, Say } from './result'
import { isSaturated } from './saturated'
import { serverTitles, type ServerName } from './servers'
import { storeLedger, type StoredLedger } from './stored-ledger'
import { figure, tableOf, type Column } from './table'

export interface LargestOptions {
  /** The first number that is tried. */
  from: number
  rows: number
  servers: readonly ServerName[]
  /** Before each measurement it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

/** p99 must stay under it (ms), with nothing missed. */
const limit = 200
const times = { warmUp: 3, seconds: 5, patience: 2 }
/** For each server at most so many measurements, and none begun after so long (ms). */
const most = { tries: 14, time: 6 * 60_000 }
/** Found when the smallest number that fails is so close to the largest that works. */
const precision = 1.06
/** Each editor has a cell of their own: so many in a row (crowd.ts). */
const cellsPerRow = 5

interface Try {
  editors: number
  /** Null when the run broke down, such as when sockets could not be opened. */
  figures: Measurement | null
  isPassed: boolean
}
interface Found {
  server: ServerName
  /** The largest number that passed; 0: none did. */
  largest: number
  /** The smallest that failed; null: none did. */
  failed: number | null
  at: Measurement | null
  /** What kept it from more. */
  limitedBy: 'server' | 'generator' | 'others' | 'bounds'
  tries: Try[]
}

/** For each server the largest number of editors whose edits are all seen, 99 of 100 within 200 ms. */
export async function benchLargest({ from, rows, servers, quiet }: LargestOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  try {
    const stored = await storeLedger(folder, rows)
    say(`${pinning} The ledger has ${stored.rows} rows, for ${rows * cellsPerRow} editors at most.`)
    const found: Found[] = []
    for (const server of servers) found.push(await search(server, stored, from, quiet, say))
    const ours = found.find(({ server }) => server === 'ours')
    const ratios = Object.fromEntries(
      found.flatMap(({ server, largest }) => (ours && server !== 'ours' ? [[server, ours.largest / largest]] : [])),
    )
    const lines = found.map((one) => ({ ...one, ratio: ratios[one.server] }))
    return { figures: { bench: 'largest', limit, rows, pinning, found, ratios }, table: tableOf(lines, columns) }
  } finally {
    remove()
  }
}

/** Doubles until it fails, then halves the gap between what passed and what failed. */
async function search(server: ServerName, stored: StoredLedger, from: number, quiet: number, say: Say): Promise<Found> {
  const cap = stored.rows * cellsPerRow
  const start = performance.now()
  const tries: Try[] = []
  let best: Try | null = null
  let failed: Try | null = null
  let editors = Math.min(from, cap)
  while (tries.length < most.tries && performance.now() - start < most.time) {
    const one = await attempt(server, stored, editors, quiet)
    tries.push(one)
    say(`${serverTitles[server]}: ${describe(one)}`)
    // What just failed may have met a noisy moment.
    const isNear = !one.isPassed && one.figures !== null && one.figures.p99 < 5 * limit
    if (isNear && tries.at(-2)?.editors !== editors) continue
    if (one.isPassed) best = one
    else failed = one
    if (best && failed && failed.editors <= best.editors * precision) break
    if (editors === cap && one.isPassed) break
    editors = failed ? Math.round(((best?.editors ?? 0) + failed.editors) / 2) : Math.min(cap, editors * 2)
    if (editors < 2) break
  }
  const isFound = failed !== null && failed.editors <= (best?.editors ?? 0) * precision
  return {
    server,
    largest: best?.editors ?? 0,
    failed: failed?.editors ?? null,
    at: best?.figures ?? null,
    limitedBy: isFound ? blame(failed!) : 'bounds',
    tries,
  }
}

async function attempt(server: ServerName, stored: StoredLedger, editors: number, quiet: number): Promise<Try> {
  try {
    const figures = await measure(server, stored, editors, { ...times, quiet })
    return { editors, figures, isPassed: figures.p99 < limit && figures.missed === 0 }
  } catch {
    // A server or a generator that gave up under the load: more than it can do.
    return { editors, figures: null, isPassed: false }
  }
}

function blame({ figures }: Try): Found['limitedBy'] {
  if (figures && figures.othersPercent > tolerable) return 'others'
  return figures && isSaturated(figures) ? 'generator' : 'server'
}

function describe({ editors, figures, isPassed }: Try): string {
  if (!figures) return `${editors} editors: broke down`
  const { p99, missed, cpuPercent, generatorDelay, generatorBusy, othersPercent } = figures
  const generator = `generator late ${figure(generatorDelay, 0)} ms, busy ${figure(generatorBusy * 100, 0)} %${isSaturated(figures) ? ' — saturated' : ''}`
  return `${editors} editors: p99 ${figure(p99, 0)} ms, ${missed} missed, CPU ${figure(cpuPercent, 0)} %, ${generator}, others ${figure(othersPercent, 0)} %${isPassed ? '' : ' ✗'}`
}

const reasons: Record<Found['limitedBy'], string> = {
  server: 'the server',
  generator: 'the generator: more may be possible',
  others: 'other programs on this machine',
  bounds: "the bench's own bounds: more may be possible",
}
const columns: Column<Found & { ratio: number | undefined }>[] = [
  ['server', ({ server }) => serverTitles[server], 'left'],
  ['largest', ({ largest }) => String(largest)],
  ['p99 ms', ({ at }) => figure(at?.p99, 0)],
  ['CPU %', ({ at }) => figure(at?.cpuPercent, 0)],
  ['failed at', ({ failed }) => String(failed ?? '')],
  ['ours ÷ this', ({ ratio }) => figure(ratio, 2)],
  ['limited by', ({ limitedBy }) => reasons[limitedBy], 'left'],
]

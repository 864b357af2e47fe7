import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../support/browser'
import { temporaryFolder } from '../../support/temporary'
import type { FromServer, ToServer } from '../ipc'
import { untilQuiet } from '../machine'
import { heard, startProcess, stopProcess } from '../processes'
import type { Result, Say } from '../result'
import { copyLedger, storeLedger } from '../stored-ledger'
import { figure, median, tableOf, type Column } from '../table'
import { measureBurst } from './burst'
import { measureKeys } from './keys'
import { measureOpening, type Opening } from './opening'
import { weighPages, type PageWeight } from './weight'
import type { BenchedPage } from './session'

export interface PageOptions {
  /** Sizes of ledgers, in rows. */
  rows: readonly number[]
  /** Columns of the ledger's own, beside the ten that stand at first. */
  columns: number
  rounds: number
  /** Before each measurement it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

/** What somebody at the page has to wait for; milliseconds. */
export interface PageFigures extends Opening {
  rows: number
  /** How many times slower than this machine: Chromium holds the page's processor back. */
  throttle: number
  keyP50: number
  keyP95: number
  /** The longest time between two frames while 1,000 changed cells come in. */
  burstFrame: number
  /** From the first of them to the last being on the screen. */
  burst: number
}

const throttles = [1, 4]

/**
 * How long the ledger's page takes to open, to show what a key did and what others did, in this machine's Chromium, at
 * its own speed and at a quarter of it; and what its scripts weigh.
 */
export async function benchPage({ rows, columns, rounds, quiet }: PageOptions, say: Say): Promise<Result> {
  const browser = await launchBrowser()
  try {
    const pages: PageFigures[] = []
    let weights: PageWeight[] = []
    for (const count of rows) {
      say(`A ledger of ${count} rows and ${columns} columns of its own …`)
      await served({ rows: count, columns }, browser, async (page) => {
        for (const throttle of throttles) pages.push(await measure({ ...page, throttle }, count, rounds, quiet))
        weights = await weighPages(page)
      })
    }
    const table = [tableOf(pages, pageColumns), '', tableOf(weights, weightColumns)].join('\n')
    return { figures: { bench: 'page', columns, pages, weights }, table }
  } finally {
    await browser.close()
  }
}

async function measure(page: BenchedPage, rows: number, rounds: number, quiet: number): Promise<PageFigures> {
  const openings: Opening[] = []
  for (let round = 0; round < rounds; round++) {
    await untilQuiet(quiet)
    openings.push(await measureOpening(page))
  }
  const of = (name: keyof Opening) => median(openings.map((opening) => opening[name]))
  await untilQuiet(quiet)
  const keys = await measureKeys(page)
  await untilQuiet(quiet)
  const burst = await measureBurst(page)
  return {
    rows,
    throttle: page.throttle,
    firstRows: of('firstRows'),
    grid: of('grid'),
    editable: of('editable'),
    ...keys,
    ...burst,
  }
}

/** Serves a ledger of so many rows from a process of its own, for as long as `work` takes. */
async function served(
  { rows, columns }: { rows: number; columns: number },
  browser: Browser,
  work: (page: Omit<BenchedPage, 'throttle'>) => Promise<void>,
): Promise<void> {
  const { folder, remove } = temporaryFolder()
  const server = startProcess('ours', 0)
  try {
    const { tracker } = copyLedger(await storeLedger(`${folder}/stored`, rows, columns), folder)
    server.send({ type: 'start', folder, trackers: [tracker], editors: 2 } satisfies ToServer)
    const { base, cookies } = await heard<FromServer, 'ready'>(server, 'ready')
    const [own, other] = cookies as [string, string]
    await work({
      browser,
      socketUrl: `${base}/ws`,
      address: base.replace(/^ws/, 'http'),
      tracker,
      cookie: own,
      otherCookie: other,
    })
  } finally {
    await stopProcess(server, { type: 'stop' } satisfies ToServer)
    remove()
  }
}

const of = (name: keyof PageFigures) => (line: PageFigures) => figure(line[name], 0)
const pageColumns: Column<PageFigures>[] = [
  ['rows', of('rows')],
  ['CPU ÷', of('throttle')],
  ['first rows ms', of('firstRows')],
  ['grid ms', of('grid')],
  ['editable ms', of('editable')],
  ['key → paint p50', of('keyP50')],
  ['p95', of('keyP95')],
  ['longest frame of a burst', of('burstFrame')],
  ['burst ms', of('burst')],
]
const weightColumns: Column<PageWeight>[] = [
  ['page', ({ page }) => page, 'left'],
  ['scripts kB gzipped', ({ gzip }) => figure(gzip / 1000)],
  ['as sent (brotli)', ({ brotli }) => figure(brotli / 1000)],
  ['files', ({ files }) => String(files)],
]

import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { connect, settle } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { migrate } from '#db/migrate'
import { temporaryFolder } from '../support/temporary'
import { documentOf } from '#app/model/ledger/ledger'
import { storeRows, type Rows } from './big-ledger'
import type { FromWeigh, WeighFigures, WeighOrder } from './ipc'
import { lifeTracker, live } from './life'
import { heard, startProcess, stopProcess } from './processes'
import type { Result, Say } from './result'
import { ratioOf } from './servers'
import { figure, median, tableOf, type Column } from './table'

export interface LongLifeOptions {
  edits: number
  rows: number
}

const life = { people: 50, editsPerVisit: 500, mostTime: 60 * 60_000 }
const rounds = 5
const names = ['bytes', 'milliseconds', 'memory'] as const

/** What is left of a ledger after a long life, beside a fresh one of the same values, and beside plain Yjs. */
export async function benchLongLife({ edits, rows }: LongLifeOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  const at = (name: string) => path.join(folder, name)
  try {
    say(`${edits} edits by ${life.people} people on ${rows} rows, ${life.editsPerVisit} edits a visit …`)
    mkdirSync(at('lived'))
    mkdirSync(at('fresh'))
    const { state, values, ...lived } = await live(at('lived/luoshi.db'), { edits, rows, ...life }, say)
    await storeFresh(at('fresh/luoshi.db'), values)
    writeFileSync(at('plain.bin'), state)
    writeFileSync(
      at('plain-fresh.bin'),
      documentOf({ columns: [], streams: values.streams, items: values.items }, 1).state,
    )
    say(
      `Lived through ${lived.edits} edits in ${lived.visits} visits (${Math.round(lived.seconds)} s), unloaded in ${Math.round(lived.unload)} ms. Weighing …`,
    )
    const weighed = {
      server: await pair((name) => ({
        what: 'ledger',
        file: at(`${name}/luoshi.db`),
        tracker: lifeTracker,
        saveTo: at(`${name}.bin`),
      })),
      reader: await pair((name) => ({ what: 'document', file: at(`${name}.bin`) })),
      plain: await pair((name) => ({ what: 'document', file: at(name === 'lived' ? 'plain.bin' : 'plain-fresh.bin') })),
    }
    const database = await databaseSizes(at('lived/luoshi.db'))
    const lines = [
      ...linesOf('Luoshi, server', weighed.server),
      ...linesOf('Luoshi, a page', weighed.reader),
      ...linesOf('plain Yjs', weighed.plain),
    ]
    const sizes = `Database ${megabytes(database.total)} MB, of it history ${megabytes(database.changes)} MB (${database.rows} changes), documents ${megabytes(database.documents)} MB.`
    return {
      figures: { bench: 'long-life', rows, ...life, rounds, lived, weighed, database },
      table: `${tableOf(lines, columns)}\n${sizes}`,
    }
  } finally {
    remove()
  }
}

async function storeFresh(file: string, values: Rows): Promise<void> {
  const db = connect(file)
  await migrate(db)
  await seedFirstLedger(db, Date.now())
  await storeRows(db, lifeTracker, values, Date.now())
  await settle(db)
  await db.destroy()
}

interface Pair {
  lived: WeighFigures
  fresh: WeighFigures
  ratio: WeighFigures
}

async function pair(order: (name: 'lived' | 'fresh') => WeighOrder): Promise<Pair> {
  const [lived, fresh] = [await weigh(order('lived')), await weigh(order('fresh'))]
  return { lived, fresh, ratio: ratioOf(lived, fresh, names) }
}

/** Medians of several fresh processes. */
async function weigh(order: WeighOrder): Promise<WeighFigures> {
  const found: WeighFigures[] = []
  for (let round = 0; round < rounds; round++) {
    const child = startProcess('weigh', 0, ['--expose-gc'])
    try {
      child.send(order)
      found.push((await heard<FromWeigh, 'weighed'>(child, 'weighed')).figures)
    } finally {
      await stopProcess(child)
    }
  }
  return Object.fromEntries(
    names.map((name) => [name, median(found.map((one) => one[name]))]),
  ) as unknown as WeighFigures
}

interface DatabaseSizes {
  total: number
  /** The history with its indexes, and how many rows it has. */
  changes: number
  rows: number
  /** Updates, snapshots, and whatever else is no history. */
  documents: number
}

async function databaseSizes(file: string): Promise<DatabaseSizes> {
  const db = connect(file)
  try {
    const sizes = await sql<{
      name: string
      size: number
    }>`SELECT name, SUM(pgsize) AS size FROM dbstat GROUP BY name`.execute(db)
    const sum = (isMeant: (name: string) => boolean) =>
      sizes.rows.filter(({ name }) => isMeant(name)).reduce((total, { size }) => total + size, 0)
    const { rows } = await db
      .selectFrom('changes')
      .select((build) => build.fn.countAll<number>().as('rows'))
      .executeTakeFirstOrThrow()
    const isHistory = (name: string) => name.startsWith('changes')
    return { total: statSync(file).size, changes: sum(isHistory), rows, documents: sum((name) => !isHistory(name)) }
  } finally {
    await db.destroy()
  }
}

type Line = { title: string; isRatio: boolean } & WeighFigures

function linesOf(title: string, { lived, fresh, ratio }: Pair): Line[] {
  return [
    { title: `${title}: lived`, isRatio: false, ...lived },
    { title: `${title}: fresh`, isRatio: false, ...fresh },
    { title: '  lived ÷ fresh', isRatio: true, ...ratio },
  ]
}

const megabytes = (bytes: number) => figure(bytes / 2 ** 20, 2)
const columns: Column<Line>[] = [
  ['', ({ title }) => title, 'left'],
  ['document MB', ({ bytes, isRatio }) => (isRatio ? figure(bytes, 2) : megabytes(bytes))],
  ['opens in ms', ({ milliseconds, isRatio }) => figure(milliseconds, isRatio ? 2 : 1)],
  ['memory MB', ({ memory, isRatio }) => (isRatio ? figure(memory, 2) : megabytes(memory))],
]

import type { Department } from '#app/model/ledger/person'
import { noCorrections } from '#app/newledger/recognise/proposal'
import { recognise } from '#app/newledger/recognise/recognise'
import { readSheets } from '#app/transfer/readFile'
import { readItems } from '#app/model/ledger/ledger'
import { readEnv } from '#server/env'
import { startServer } from '#server/index'
import { writeXlsx } from 'hucre/xlsx'
import { connectEditor } from '../support/people'
import { temporaryFolder } from '../support/temporary'
import { untilQuiet } from './machine'
import type { Result, Say } from './result'
import { figure, median, tableOf, type Column } from './table'

export interface CreateOptions {
  rows: number
  columns: number
  rounds: number
  /** Before it measures it waits so long at most (s) for other programs to leave the machine alone. */
  quiet: number
}

const steps = ['read', 'recognised', 'made', 'editable', 'all'] as const
/** ms of each step, one after the other, and of all. */
type Times = Record<(typeof steps)[number], number>

/** How long it takes from a file to a ledger that somebody edits: read, recognised, made on the server, open in an editor. */
export async function benchCreate({ rounds, quiet, ...size }: CreateOptions, say: Say): Promise<Result> {
  const { folder, remove } = temporaryFolder()
  const server = await startServer(
    readEnv({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', DATA_DIR: folder, NODE_ENV: 'production' }),
    { urlHost: '127.0.0.1' },
  )
  try {
    const maker = await server.people.addPerson({
      ...{ account: 'bench', name: 'bench', department: null, houseRole: 'organizer' },
    })
    const cookie = (await server.people.openSession(maker.id)).cookie.split(';')[0]!
    const bytes = await workbook(size)
    say(`A workbook of ${size.rows} rows × ${size.columns} columns, ${Math.round(bytes.length / 1024)} KiB …`)
    await untilQuiet(quiet)
    const runs: Times[] = []
    for (let round = 1; round <= rounds; round++) runs.push(await create(server.url, cookie, bytes, round, size.rows))
    const medians = Object.fromEntries(
      steps.map((step) => [step, median(runs.map((run) => run[step]))]),
    ) as unknown as Times
    return { figures: { bench: 'create', ...size, rounds, runs, medians }, table: tableOf([medians], columns) }
  } finally {
    await server.close()
    remove()
  }
}

async function create(url: string, cookie: string, bytes: Uint8Array, round: number, rows: number): Promise<Times> {
  const moments = [performance.now()]
  const lap = () => moments.push(performance.now())
  const file = await readSheets(bytes)
  lap()
  const departments: Department[] = []
  const context = { departments, today: '2026-03-01', fileName: 'bench.xlsx' }
  const { ledger, problems } = recognise(file, { ...noCorrections, title: { zh: `台账 ${round}`, en: '' } }, context)
  lap()
  if (problems.length > 0) throw new Error(`The bench's file cannot be taken: ${JSON.stringify(problems[0])}`)
  const id = `bench-${round}`
  const response = await fetch(`${url}/trackers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: url, Cookie: cookie },
    body: JSON.stringify({ id, ledger, departments }),
  })
  if (response.status !== 201) throw new Error(`The ledger was not made: ${await response.text()}`)
  lap()
  const editor = await connectEditor({ socketUrl: `${url.replace('http', 'ws')}/ws` }, { cookie }, id)
  if (readItems(editor.doc).length !== rows) throw new Error('The ledger has not all rows.')
  lap()
  editor.close()
  const spans = moments.slice(1).map((moment, i) => moment - moments[i]!)
  const all = moments.at(-1)! - moments[0]!
  return Object.fromEntries([...spans, all].map((span, i) => [steps[i]!, span])) as Times
}

/** Rows of a coordinator's kind: streams, titles, a deadline, texts, and own columns of several kinds. */
async function workbook({ rows, columns }: { rows: number; columns: number }): Promise<Uint8Array> {
  const known = ['类别', '序号', '任务', '完成时限', '责任人', '进展情况']
  const own = Array.from({ length: Math.max(0, columns - known.length) }, (_, i) => `自设列${i + 1}`)
  const valueOf = (row: number, i: number) =>
    [row * 7 + i, ['高', '中', '低'][(row + i) % 3]!, `第 ${row} 行的说明 ${i}`, row % 2 ? '是' : '否'][i % 4]!
  const lines = Array.from({ length: rows }, (_, row) => [
    ...[`第${(row % 5) + 1}组工作`, row + 1, `重点任务之 ${row + 1}：按期完成并报送结果`, '2026-06-30', '王敏'],
    ...['已完成摸排，正在推进下一步工作。', ...own.map((_name, i) => valueOf(row, i))],
  ])
  return writeXlsx({ sheets: [{ name: '台账', rows: [[...known, ...own], ...lines] }] })
}

const columns: Column<Times>[] = [
  ['file read, ms', ({ read }) => figure(read, 0)],
  ['recognised', ({ recognised }) => figure(recognised, 0)],
  ['made', ({ made }) => figure(made, 0)],
  ['open in an editor', ({ editable }) => figure(editable, 0)],
  ['all', ({ all }) => figure(all, 0)],
]

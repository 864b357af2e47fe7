import { isBlank } from '../model/text/fold'
import { decodeText } from './decodeText'
import { BrokenFile, fileLimits, type FileRow, type FileTable, type ReadFile, type ReadSheets } from './fileTable'
import { builtInSchema } from '../model/ledger/schema'
import { guessColumns } from './guessColumns'
import { otherFormat } from './otherFormat'
import { readCsv } from './readCsv'
import { readWorkbook } from './readWorkbook'

/** A header stands among the first so many rows; above it people put a title. */
const headerWithin = 10

/** Reads the tables of a file of any kind that import takes (C3), as people see them; throws `BrokenFile` where it cannot. */
export async function readFile(bytes: Uint8Array, onProgress?: (share: number) => void): Promise<ReadFile> {
  const { encoding, sheets } = await readSheets(bytes, onProgress)
  const seen = sheets.filter(({ isHidden, rows }) => !isHidden && rows.some(hasText))
  if (seen.length === 0) throw new BrokenFile({ code: 'empty' })
  const tables = seen.map(({ name, rows }) => tableOf(name, rows, encoding !== 'XLSX'))
  const filled = tables.filter(({ rows }) => rows.length > 0)
  if (filled.length === 0) throw new BrokenFile({ code: 'only-header' })
  return { encoding, tables: filled }
}

/** Reads all sheets of such a file, hidden and blank ones too; one of them says something. */
export async function readSheets(bytes: Uint8Array, onProgress?: (share: number) => void): Promise<ReadSheets> {
  const read = await sheetsIn(bytes, onProgress)
  if (read.sheets.some(({ rows }) => rows.some(hasText))) return read
  throw new BrokenFile({ code: 'empty' })
}

async function sheetsIn(bytes: Uint8Array, onProgress?: (share: number) => void): Promise<ReadSheets> {
  if (bytes.length === 0) throw new BrokenFile({ code: 'empty' })
  if (bytes.length > fileLimits.bytes) throw new BrokenFile({ code: 'too-big', detail: String(fileLimits.bytes >> 20) })
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new BrokenFile({ code: 'old-or-locked' })
  const other = otherFormat(bytes)
  if (other) throw new BrokenFile({ code: 'other-format', detail: other })
  if (startsWith(bytes, 0x50, 0x4b)) return { encoding: 'XLSX', sheets: await readWorkbook(bytes) }
  const { text, encoding } = decodeText(bytes)
  return { encoding, sheets: [{ name: '', isHidden: false, rows: readCsv(text, onProgress), merges: [] }] }
}

/**
 * `isStrict`: in a CSV file a row with more cells than the header has a comma too many somewhere, and what stands in it
 * stands in wrong columns. When most rows are so, it is the header that is none. What a row lacks is empty.
 */
function tableOf(name: string, all: FileRow[], isStrict: boolean): FileTable {
  const top = headerIndex(all)
  const { line: headerLine, cells: names } = all[top]!
  const filled = all.slice(top + 1).filter(hasText)
  if (filled.length > fileLimits.rows) throw new BrokenFile({ code: 'too-many-rows', detail: String(fileLimits.rows) })
  const rows = isStrict
    ? filled.map((row) => (filledWidth(row.cells) > names.length ? { ...row, isTooLong: true } : row))
    : filled
  const tooLong = rows.filter((row) => row.isTooLong)
  if (tooLong.length * 2 > rows.length) {
    const { line, cells } = tooLong[0]!
    throw new BrokenFile({
      code: 'too-many-cells',
      line,
      column: names.length + 1,
      detail: `${filledWidth(cells)}/${names.length}`,
    })
  }
  // A column without a name may have something in it.
  const width = rows.reduce(
    (most, { cells, isTooLong }) => (isTooLong ? most : Math.max(most, filledWidth(cells))),
    filledWidth(names),
  )
  if (width > fileLimits.columns) throw new BrokenFile({ code: 'too-many-columns', detail: String(fileLimits.columns) })
  return { name, header: Array.from({ length: width }, (_, i) => names[i] ?? ''), headerLine, rows }
}

/** The row with the most names that a ledger's columns have; the first that says anything when there is none. */
function headerIndex(rows: FileRow[]): number {
  const first = rows.findIndex(hasText)
  const known = rows
    .slice(0, headerWithin)
    .map(({ cells }) => guessColumns(cells, builtInSchema).filter((column) => column !== null).length)
  const most = Math.max(...known)
  return most > 1 ? known.indexOf(most) : first
}

function hasText({ cells }: FileRow): boolean {
  return !cells.every(isBlank)
}

/** How many cells there are up to the last that says something. */
function filledWidth(cells: readonly string[]): number {
  return cells.findLastIndex((cell) => !isBlank(cell)) + 1
}

function startsWith(bytes: Uint8Array, ...first: number[]): boolean {
  return first.every((byte, i) => bytes[i] === byte)
}

import { decodeText } from './decodeText'
import { BrokenFile, fileLimits, type FileRow, type FileTable, type ReadFile } from './fileTable'
import { guessColumns } from './guessColumns'
import { readCsv } from './readCsv'
import { readWorkbook } from './readWorkbook'

/** A header stands among the first so many rows; above it people put a title. */
const headerWithin = 10

/** Reads a file of any kind that import takes (C3); throws `BrokenFile` where it cannot. */
export async function readFile(bytes: Uint8Array, onProgress?: (share: number) => void): Promise<ReadFile> {
  if (bytes.length === 0) throw new BrokenFile({ code: 'empty' })
  if (bytes.length > fileLimits.bytes) throw new BrokenFile({ code: 'too-big', detail: String(fileLimits.bytes >> 20) })
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) throw new BrokenFile({ code: 'old-or-locked' })
  if (startsWith(bytes, 0x50, 0x4b)) {
    const sheets = await readWorkbook(bytes)
    const tables = sheets.filter(({ rows }) => rows.some(hasText)).map(({ name, rows }) => tableOf(name, rows, false))
    if (tables.length === 0) throw new BrokenFile({ code: 'empty' })
    const filled = tables.filter(({ rows }) => rows.length > 0)
    if (filled.length === 0) throw new BrokenFile({ code: 'only-header' })
    return { encoding: 'XLSX', tables: filled }
  }
  const { text, encoding } = decodeText(bytes)
  const rows = readCsv(text, onProgress)
  if (!rows.some(hasText)) throw new BrokenFile({ code: 'empty' })
  const table = tableOf('', rows, true)
  if (table.rows.length === 0) throw new BrokenFile({ code: 'only-header' })
  return { encoding, tables: [table] }
}

/** `isStrict`: in a CSV file a row with more or fewer cells than the header is a broken one, with a quote out of place. */
function tableOf(name: string, all: FileRow[], isStrict: boolean): FileTable {
  const top = headerIndex(all)
  const { line: headerLine, cells } = all[top]!
  const header = withoutEmptyEnd(cells)
  const rows = all.slice(top + 1).filter(hasText)
  if (header.length > fileLimits.columns) throw new BrokenFile({ code: 'too-many-columns', detail: String(fileLimits.columns) })
  if (rows.length > fileLimits.rows) throw new BrokenFile({ code: 'too-many-rows', detail: String(fileLimits.rows) })
  if (isStrict) {
    for (const row of rows) {
      const { length } = withoutEmptyEnd(row.cells)
      if (length > header.length) throw new BrokenFile({ code: 'too-many-cells', line: row.line, column: header.length + 1, detail: `${length}/${header.length}` })
      if (row.cells.length < header.length) throw new BrokenFile({ code: 'too-few-cells', line: row.line, column: row.cells.length + 1, detail: `${row.cells.length}/${header.length}` })
    }
  }
  return { name, header, headerLine, rows }
}

/** The row with the most names that a ledger's columns have; the first that says anything when there is none. */
function headerIndex(rows: FileRow[]): number {
  const first = rows.findIndex(hasText)
  const known = rows.slice(0, headerWithin).map(({ cells }) => guessColumns(cells).filter((column) => column !== null).length)
  const most = Math.max(...known)
  return most > 1 ? known.indexOf(most) : first
}

function hasText({ cells }: FileRow): boolean {
  return cells.some((cell) => cell.trim() !== '')
}

function withoutEmptyEnd(cells: string[]): string[] {
  let length = cells.length
  while (length > 0 && cells[length - 1]!.trim() === '') length--
  return cells.slice(0, length)
}

function startsWith(bytes: Uint8Array, ...first: number[]): boolean {
  return first.every((byte, i) => bytes[i] === byte)
}

import { readXlsx, type CellValue, type Sheet } from 'hucre/xlsx'
import { BrokenFile, fileLimits, type FileRow } from './fileTable'
import { unpackedSize } from './unpackedSize'

/** One more than may be, so that what is too much is seen. */
const range = `A1:${letters(fileLimits.columns + 1)}${fileLimits.rows + 100}`

/** The rows of each visible sheet of a workbook, as text: dates as `2026-11-23`, formulas as what they came to. */
export async function readWorkbook(bytes: Uint8Array): Promise<{ name: string; rows: FileRow[] }[]> {
  if (unpackedSize(bytes) > fileLimits.unpackedBytes) throw new BrokenFile({ code: 'unpacks-too-big', detail: String(fileLimits.unpackedBytes >> 20) })
  try {
    // Styles tell which numbers are dates.
    const { sheets } = await readXlsx(bytes, { readStyles: true, range, sheets: (sheet) => !sheet.hidden && !sheet.veryHidden })
    return sheets.map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet) }))
  } catch (error) {
    throw error instanceof BrokenFile ? error : new BrokenFile({ code: 'broken-workbook' })
  }
}

function rowsOf({ rows, merges = [] }: Sheet): FileRow[] {
  const texts = rows.map((cells) => Array.from(cells, textOf))
  // A cell merged downwards, such as a stream beside all of its items, says the same in each of its rows.
  for (const { startRow, endRow, startCol, endCol } of merges) {
    const text = texts[startRow]?.[startCol]
    if (startCol !== endCol || !text) continue
    for (let row = startRow + 1; row <= Math.min(endRow, texts.length - 1); row++) {
      const cells = texts[row]!
      while (cells.length <= startCol) cells.push('')
      cells[startCol] ||= text
    }
  }
  return texts.map((cells, i) => ({ line: i + 1, cells }))
}

function textOf(value: CellValue | undefined): string {
  if (value === null || value === undefined) return ''
  if (!(value instanceof Date)) return String(value).replace(/\r\n?/g, '\n')
  if (Number.isNaN(value.getTime())) return ''
  const [date, time] = value.toISOString().split('T') as [string, string]
  return time.startsWith('00:00:00') ? date : `${date} ${time.slice(0, 5)}`
}

/** How a spreadsheet calls the column with this number, from 1 on. */
function letters(column: number): string {
  return column > 26 ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1) : String.fromCharCode(64 + column)
}

import { CsvError, parse } from 'csv-parse/browser/esm/sync'
import { BrokenFile, fileLimits, type FileRow } from './fileTable'

const delimiters = [',', '\t', ';'] as const

/** How often progress is told, in rows. */
const tellEvery = 500

/**
 * The rows of a CSV text, strictly: a quote that is out of place breaks the file, with its line and column (C3), since
 * what follows would land in wrong cells. How many cells a row has is the table's business.
 */
export function readCsv(text: string, onProgress: (share: number) => void = () => {}): FileRow[] {
  const rows: FileRow[] = []
  let line = 1
  try {
    parse(text, {
      delimiter: guessDelimiter(text),
      relax_column_count: true,
      // Each where it comes: files that were put together have several kinds.
      record_delimiter: ['\r\n', '\n', '\r'],
      on_record(record: string[], { lines, bytes, records }) {
        rows.push({ line, cells: record })
        line = lines + 1
        if (rows.length > fileLimits.rows + 100)
          throw new BrokenFile({ code: 'too-many-rows', detail: String(fileLimits.rows) })
        if (records % tellEvery === 0) onProgress(bytes / text.length)
        return null
      },
    })
  } catch (error) {
    throw error instanceof CsvError ? new BrokenFile(problemOf(error, text)) : error
  }
  return rows
}

/** The sign that stands most often between cells in the first line that has any. */
function guessDelimiter(text: string): string {
  const counts = new Map<string, number>(delimiters.map((sign) => [sign, 0]))
  let isQuoted = false
  for (const sign of text) {
    if (sign === '"') isQuoted = !isQuoted
    else if (isQuoted) continue
    else if (sign === '\n' && [...counts.values()].some((count) => count > 0)) break
    else if (counts.has(sign)) counts.set(sign, counts.get(sign)! + 1)
  }
  const most = Math.max(...counts.values())
  return delimiters.find((sign) => counts.get(sign) === most)!
}

function problemOf(error: CsvError, text: string): BrokenFile['problem'] {
  const { lines, column } = error as CsvError & { lines?: number; column?: number }
  const where = { line: lines, column: typeof column === 'number' ? column + 1 : undefined }
  // The parser only knows that the file ended; what helps is where the quote was opened.
  if (error.code === 'CSV_QUOTE_NOT_CLOSED') return { code: 'quote-not-closed', ...where, line: lineOfOpenQuote(text) }
  if (error.code === 'INVALID_OPENING_QUOTE') return { code: 'quote-in-text', ...where }
  return { code: 'text-after-quote', ...where }
}

function lineOfOpenQuote(text: string): number {
  let line = 1
  let opened = 1
  let isQuoted = false
  for (const sign of text) {
    if (sign === '\n') line++
    if (sign !== '"') continue
    isQuoted = !isQuoted
    if (isQuoted) opened = line
  }
  return opened
}

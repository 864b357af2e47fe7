/** Text as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, quotes where a cell has either. */
export function writeTsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map(quote).join('\t')).join('\r\n')
}

function quote(cell: string): string {
  return /[\t\r\n]|^"/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * The rows of such a text. A quote counts only where a cell begins, and only if it is closed where a cell ends: Excel
 * leaves quotes in the middle of a text alone, and so do people. The line end after the last row adds no row.
 */
export function readTsv(text: string): string[][] {
  const rows: string[][] = [[]]
  let at = 0
  while (at <= text.length) {
    const quoted = text[at] === '"' ? readQuoted(text, at) : null
    const end = quoted?.end ?? plainEnd(text, at)
    rows.at(-1)!.push(quoted?.cell ?? text.slice(at, end))
    if (end >= text.length) break
    const isRowEnd = text[end] !== '\t'
    at = end + (text.startsWith('\r\n', end) ? 2 : 1)
    if (isRowEnd && at >= text.length) break
    if (isRowEnd) rows.push([])
  }
  return rows
}

function plainEnd(text: string, from: number): number {
  const end = text.slice(from).search(/[\t\r\n]/)
  return end < 0 ? text.length : from + end
}

function readQuoted(text: string, from: number): { cell: string; end: number } | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue
    const isEnd = at + 1 === text.length || /[\t\r\n]/.test(text[at + 1]!)
    if (!isEnd) return null
    return {
      cell: text
        .slice(from + 1, at)
        .replaceAll('""', '"')
        .replace(/\r\n?/g, '\n'),
      end: at + 1,
    }
  }
  return null
}

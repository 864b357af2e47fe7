import type { ColumnKind } from '../../model/ledger/schema'
import { htmlCell } from './htmlText'
import type { PastedCell } from './pastedCell'

/** Names a table as ours: its text then holds the same cells exactly, and is read instead. */
const mark = 'data-luoshi'

const formats: Partial<Record<ColumnKind, string>> = { date: 'yyyy\\-mm\\-dd', number: 'General' }

/**
 * The same cells as a table, which Excel and WPS prefer to the text: dates stay dates there and numbers numbers, everything
 * else stays the text that it is (`1.10` does not become 1.1, and nothing runs as a formula).
 */
export function writeHtmlTable(
  rows: readonly (readonly string[])[],
  kindOf: (column: number) => ColumnKind | null,
): string {
  const cell = (text: string, column: number) => {
    const format = formats[kindOf(column) ?? 'short'] ?? '\\@'
    const body = escape(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')
    return `<td style='mso-number-format:"${format}";white-space:pre-wrap'>${body}</td>`
  }
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  return `<meta charset="utf-8"><table ${mark}>${body}</table>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
}

/**
 * The cells of the one table in a clipboard's HTML; null when there is none, more than one, or it is our own. A cell that
 * is merged downwards says the same in each of its rows, as in an imported file; what else it covers says nothing.
 */
export function readHtmlTable(html: string): PastedCell[][] | null {
  if (!/<table/i.test(html)) return null
  const tables = documentOf(html).querySelectorAll('table')
  const [table] = tables
  if (tables.length !== 1 || !table || table.hasAttribute(mark)) return null
  const rows: PastedCell[][] = []
  // Cells that reach down from an earlier row, by column: how many rows more, and what they say there.
  const reaching = new Map<number, { left: number; cell: PastedCell }>()
  for (const row of table.rows) {
    const cells: PastedCell[] = []
    const skip = () => {
      for (let above = reaching.get(cells.length); above; above = reaching.get(cells.length)) {
        if (--above.left === 0) reaching.delete(cells.length)
        cells.push(above.cell)
      }
    }
    for (const element of row.cells) {
      skip()
      const cell = htmlCell(element)
      const width = Math.min(element.colSpan, 100)
      for (let i = 0; i < width; i++) {
        if (element.rowSpan > 1)
          reaching.set(cells.length, { left: element.rowSpan - 1, cell: width === 1 && cell !== '' ? cell : undefined })
        cells.push(i === 0 ? cell : undefined)
      }
    }
    skip()
    rows.push(cells)
  }
  return rows.length > 0 ? rows : null
}

/** A piece of a page that is no table, such as a link: one cell; null when no address stands behind its text. */
export function readHtmlLink(html: string): PastedCell[][] | null {
  if (!/<a\s/i.test(html) || /<table/i.test(html)) return null
  const cell = htmlCell(documentOf(html).body)
  return typeof cell === 'object' ? [[cell]] : null
}

/** What styles a foreign page is no concern of ours, nor of the page's policy. */
function documentOf(html: string): Document {
  return new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>/gi, ''), 'text/html')
}

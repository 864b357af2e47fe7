/** Names a table as ours: its text then holds the same cells exactly, and is read instead. */
const mark = 'data-luoshi'

/**
 * The same cells as a table, which Excel and WPS prefer to the text: dates stay dates there, everything else stays the
 * text that it is (`1.10` does not become 1.1, and nothing runs as a formula).
 */
export function writeHtmlTable(rows: readonly (readonly string[])[], isDate: (column: number) => boolean): string {
  const cell = (text: string, column: number) => {
    const format = isDate(column) ? 'yyyy\\-mm\\-dd' : '\\@'
    const body = escape(text).replaceAll('\n', '<br style="mso-data-placement:same-cell">')
    return `<td style='mso-number-format:"${format}";white-space:pre-wrap'>${body}</td>`
  }
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('')
  return `<meta charset="utf-8"><table ${mark}>${body}</table>`
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]!)
}

/** The cells of the one table in a clipboard's HTML; null when there is none, more than one, or it is our own. */
export function readHtmlTable(html: string): string[][] | null {
  if (!/<table/i.test(html)) return null
  // What styles a foreign table is no concern of ours, nor of the page's policy.
  const tables = new DOMParser().parseFromString(html.replace(/<style[\s\S]*?<\/style>/gi, ''), 'text/html').querySelectorAll('table')
  const [table] = tables
  if (tables.length !== 1 || !table || table.hasAttribute(mark)) return null
  const rows: string[][] = []
  // Cells that reach down from an earlier row, by column: how many rows more.
  const reaching = new Map<number, number>()
  for (const row of table.rows) {
    const cells: string[] = []
    const skip = () => {
      for (let left = reaching.get(cells.length); left; left = reaching.get(cells.length)) {
        left > 1 ? reaching.set(cells.length, left - 1) : reaching.delete(cells.length)
        cells.push('')
      }
    }
    for (const cell of row.cells) {
      skip()
      for (let i = 0; i < Math.min(cell.colSpan, 100); i++) {
        if (cell.rowSpan > 1) reaching.set(cells.length, cell.rowSpan - 1)
        cells.push(i === 0 ? textOf(cell) : '')
      }
    }
    skip()
    rows.push(cells)
  }
  return rows.length > 0 ? rows : null
}

const blocks = new Set(['P', 'DIV', 'LI', 'H1', 'H2', 'H3'])

/** What a cell says: its own line ends are the markup's, those that one sees are breaks and paragraphs. */
function textOf(cell: Element): string {
  let text = ''
  const walk = (node: Node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.textContent!.replace(/[ \t\r\n]+/g, ' ')
    else if (node instanceof Element || node.nodeType === Node.ELEMENT_NODE) {
      const { tagName } = node as Element
      if (tagName === 'BR') text += '\n'
      else {
        if (blocks.has(tagName) && text !== '' && !text.endsWith('\n')) text += '\n'
        node.childNodes.forEach(walk)
      }
    }
  }
  cell.childNodes.forEach(walk)
  return text.replaceAll('\u00a0', ' ').replace(/ *\n */g, '\n').trim()
}

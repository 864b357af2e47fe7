import { leftoverIn } from '../../model/text/leftovers'
import type { JoinedRow } from './joinedTable'
import type { Problem } from './proposal'

/** Rows in which nothing stands where a spreadsheet left an error or a picture; each of these is told (L6). */
export function withoutLeftovers(rows: readonly JoinedRow[]): { rows: JoinedRow[]; leftovers: Problem[] } {
  const leftovers: Problem[] = []
  const cleared = rows.map((row) => {
    const lost = new Set<number>()
    const cells = row.cells.map((text, column) => {
      const code = leftoverIn(text)
      if (code === null) return text
      lost.add(column)
      leftovers.push({ code, sheet: row.sheet, line: row.line, column, text: text.trim() })
      return ''
    })
    return lost.size === 0 ? row : { ...row, cells, lost }
  })
  return { rows: cleared, leftovers }
}

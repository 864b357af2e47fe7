import { isBlank } from '../../model/text/fold'
import { asideRows } from './asideRows'
import type { JoinedRow, JoinedTable } from './joinedTable'
import type { Corrections, Note, Problem, RowFate } from './proposal'

export interface TakenRows {
  rows: JoinedRow[]
  fates: Map<string, RowFate>
  problems: Problem[]
  notes: Note[]
}

type Why = 'hand' | 'hidden' | 'long' | 'aside'

/** What nobody sees, what is no entry, what was taken out by hand, and what cannot be read stays out, and is told. */
export function takenRows({ rows, columns }: JoinedTable, { takesHidden, rows: said }: Corrections): TakenRows {
  const asides = asideRows(
    rows,
    columns.map(({ name }) => name),
  )
  const out: Record<Why, JoinedRow[]> = { hand: [], hidden: [], long: [], aside: [] }
  const fates = new Map<string, RowFate>()
  const taken = rows.filter((row) => {
    const why = whyOut(row)
    if (why === null) return true
    out[why].push(row)
    fates.set(row.key, why === 'hidden' ? 'hidden' : 'out')
    return false
  })
  function whyOut(row: JoinedRow): Why | null {
    if (said[row.key] === 'out') return 'hand'
    if (row.isHidden && !takesHidden) return 'hidden'
    if (row.isTooLong) return 'long'
    return asides.has(row) && said[row.key] === undefined ? 'aside' : null
  }
  return {
    ...{ rows: taken, fates },
    problems: out.long.map((row) => ({ code: 'too-many-cells', sheet: row.sheet, line: row.line, text: textOf(row) })),
    notes: [
      ...noteOf('hidden-rows', out.hidden),
      ...noteOf('row-out', out.hand),
      ...[...byText(out.aside)].flatMap(([text, of]) => noteOf('aside-row', of, text)),
    ],
  }
}

function noteOf(code: Note['code'], rows: readonly JoinedRow[], text = ''): Note[] {
  if (rows.length === 0) return []
  const lines = rows.map(({ line }) => line)
  return [{ code, lines, text, ...(code === 'aside-row' && { rows: rows.map(({ key }) => key) }) }]
}

function byText(rows: readonly JoinedRow[]): Map<string, JoinedRow[]> {
  const found = new Map<string, JoinedRow[]>()
  for (const row of rows) found.set(textOf(row), [...(found.get(textOf(row)) ?? []), row])
  return found
}

function textOf({ cells }: JoinedRow): string {
  return cells.find((cell) => !isBlank(cell))?.trim() ?? ''
}

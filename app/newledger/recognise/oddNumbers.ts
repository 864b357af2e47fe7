import type { JoinedRow } from './joinedTable'
import type { Note } from './proposal'

/** A row of a stream by its number: `[2, 1]` is 2.1. */
export interface NumberedRow {
  row: JoinedRow
  path: readonly number[]
}

/** Numbers of one stream that stand twice, and those whose upper one stands nowhere although others have theirs (L6). */
export function oddNumbers(rows: readonly NumberedRow[]): Note[] {
  const all = new Set(rows.map(({ path }) => path.join('.')))
  const lengths = new Set(rows.map(({ path }) => path.length))
  const orphans = rows.filter(
    ({ path }) => path.length > 1 && lengths.has(path.length - 1) && !all.has(path.slice(0, -1).join('.')),
  )
  return [
    ...runsOf(rows).flatMap(sameIn),
    ...orphans.map(({ row, path }) => noteOf('no-parent', path.join('.'), [row])),
  ]
}

/** Counting may begin anew at 1: then nothing stands twice. */
function runsOf(rows: readonly NumberedRow[]): NumberedRow[][] {
  const runs: NumberedRow[][] = [[]]
  let top = 0
  for (const numbered of rows) {
    const { path } = numbered
    if (path.length === 1 && path[0] === 1 && top > 1) runs.push([])
    if (path.length === 1) top = path[0]!
    runs.at(-1)!.push(numbered)
  }
  return runs
}

function sameIn(run: readonly NumberedRow[]): Note[] {
  const byNumber = new Map<string, JoinedRow[]>()
  for (const { row, path } of run) byNumber.set(path.join('.'), [...(byNumber.get(path.join('.')) ?? []), row])
  return [...byNumber].flatMap(([text, of]) => (of.length > 1 ? noteOf('same-number', text, of) : []))
}

function noteOf(code: Note['code'], text: string, rows: readonly JoinedRow[]): Note {
  return { code, sheet: rows[0]!.sheet, lines: rows.map(({ line }) => line), text }
}

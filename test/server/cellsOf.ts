import * as Y from 'yjs'
import type { Person } from '#app/model/ledger/person'

/** All cells of a document, read without the model: `kind/row/column` → JSON, and `kind/row` for the row itself. */
export type Cells = ReadonlyMap<string, string>
export interface CellChange {
  kind: string
  row: string
  /** '' when the row came or went. */
  column: string
  before: string | undefined
  after: string | undefined
}

export function cellsOf(doc: Y.Doc): Cells {
  const cells = new Map<string, string>()
  for (const kind of ['items', 'streams']) {
    for (const [id, row] of doc.getMap<Y.Map<unknown>>(kind)) {
      cells.set(`${kind}/${id}/`, 'row')
      for (const [column, value] of row) {
        const plain = value instanceof Y.Text ? value.toJSON() : value
        // Nothing and an empty cell are the same.
        if (plain !== '' && !(Array.isArray(plain) && plain.length === 0))
          cells.set(`${kind}/${id}/${column}`, JSON.stringify(plain))
      }
    }
  }
  return cells
}

/** What differs. Of a row that came or went only that. */
export function changesBetween(before: Cells, after: Cells): CellChange[] {
  const changes = [...new Set([...before.keys(), ...after.keys()])]
    .filter((key) => before.get(key) !== after.get(key))
    .map((key) => {
      const [kind, row, column] = key.split('/') as [string, string, string]
      return { kind, row, column, before: before.get(key), after: after.get(key) }
    })
  const whole = new Set(changes.filter(({ column }) => column === '').map(({ kind, row }) => `${kind}/${row}`))
  return changes.filter(({ kind, row, column }) => column === '' || !whole.has(`${kind}/${row}`))
}

const reports = ['progress', 'problems', 'next', 'evidence']
const moves: Record<string, readonly string[]> = {
  issued: ['in_progress', 'blocked', 'submitted'],
  in_progress: ['blocked', 'submitted'],
  blocked: ['in_progress', 'submitted'],
  returned: ['in_progress', 'blocked', 'submitted'],
}
const columns = new Set([
  ...['stream', 'parent', 'order', 'title', 'titleEn', 'clause', 'lead', 'support', 'owner', 'status', 'reason', 'due'],
  ...reports,
])

/**
 * PRODUCT's rights once more, written down apart from app/model: why this person may not make this change, or null.
 * `before` is the whole ledger before it.
 */
export function objection(person: Person, change: CellChange, before: Cells): string | null {
  const { kind, row, column, after } = change
  if (person.role === 'viewer') return 'a viewer writes'
  const value: unknown = after === undefined ? '' : column === '' ? '' : JSON.parse(after)
  if (column !== '' && kind === 'items') {
    if (!columns.has(column)) return 'there is no such column'
    const isList = column === 'support' || column === 'evidence'
    if (
      isList
        ? value !== '' && !(Array.isArray(value) && value.every((entry) => typeof entry === 'string'))
        : typeof value !== 'string'
    )
      return 'no such value'
    if (
      (value as string).length > (column === 'progress' || column === 'problems' || column === 'next' ? 20_000 : 2_000)
    )
      return 'too long'
  }
  if (person.role === 'coordinator') return null
  if (kind === 'streams' || column === '') return 'structure'
  const cell = (name: string) => JSON.parse(before.get(`items/${row}/${name}`) ?? '""') as string | string[]
  const leads = cell('lead') === person.department
  if (!leads && !cell('support').includes(person.department!)) return "another's row"
  if (reports.includes(column)) return null
  if (!leads) return 'supports only'
  if (column === 'status') {
    // Nothing and `issued` are one status.
    const [from, to] = [(cell('status') || 'issued') as string, (value || 'issued') as string]
    return from === to || moves[from]?.includes(to) ? null : 'no such move'
  }
  return column === 'owner' ? null : 'structure'
}

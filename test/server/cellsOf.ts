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
  for (const kind of ['items', 'streams', 'columns']) {
    for (const [id, row] of doc.getMap<Y.Map<unknown>>(kind)) {
      cells.set(`${kind}/${id}/`, 'row')
      for (const [column, value] of row) {
        const plain = value instanceof Y.Text ? value.toJSON() : value
        // Nothing and an empty cell are the same.
        if (plain !== '' && plain !== false && !(Array.isArray(plain) && plain.length === 0))
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
    const own = column.startsWith('c_') ? ownColumn(column, before) : null
    // A coordinator's update may bring the column with it.
    if (!columns.has(column) && !own && person.role !== 'coordinator') return 'there is no such column'
    const isList =
      ['support', 'evidence'].includes(column) || ['departments', 'choices', 'links'].includes(own?.kind ?? '')
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
  if (kind === 'streams' || kind === 'columns' || column === '') return 'structure'
  const cell = (name: string) => JSON.parse(before.get(`items/${row}/${name}`) ?? '""') as string | string[]
  const leads = cell('lead') === person.department
  if (!leads && !cell('support').includes(person.department!)) return "another's row"
  const { writers } = ownColumn(column, before) ?? {}
  if (reports.includes(column) || writers === 'report') return null
  if (!leads) return 'supports only'
  if (column === 'status') {
    // Nothing and `issued` are one status.
    const [from, to] = [(cell('status') || 'issued') as string, (value || 'issued') as string]
    return from === to || moves[from]?.includes(to) ? null : 'no such move'
  }
  return column === 'owner' || writers === 'follow-up' ? null : 'structure'
}

/** A column of the house's own that is there; null where there is none. */
function ownColumn(column: string, before: Cells): { kind: string; writers: string } | null {
  const field = (name: string) => JSON.parse(before.get(`columns/${column}/${name}`) ?? '""') as string
  const isThere = before.has(`columns/${column}/`) && !before.has(`columns/${column}/isRemoved`)
  return isThere ? { kind: field('kind'), writers: field('writers') } : null
}

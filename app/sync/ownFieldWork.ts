import type { Touched } from '../model/history/changes'
import type { UnsavedWork } from '../model/ledger/carry'
import { differingFields, fieldIn, isEqualField, isColumnField, type FieldValue } from '../model/ledger/columnFields'
import { isStreamColumn, streamColumns } from '../model/ledger/columns'
import type { Stream } from '../model/ledger/rows'
import type { ColumnRecord } from '../model/ledger/schema'

/** What is said of a column or a stream now: by its fields, '' where nothing is. */
interface Said {
  /** Those in which anything is. */
  filled: readonly string[]
  has(field: string): boolean
  value(field: string): FieldValue
}
type ReadSaid = (id: string) => Said | null

/**
 * What a person said of the ledger's columns, or of its streams, and the server has not acknowledged, as values: beside
 * OwnWork, which has rows.
 */
export class OwnFieldWork {
  /** Each field's value, and the number of the edit that gave it. */
  private readonly rows = new Map<string, Map<string, { edit: number; value: FieldValue }>>()

  constructor(private readonly kind: 'column' | 'stream') {}

  /** Takes over what was kept of an earlier visit, as edit number `edit`. */
  adopt(work: UnsavedWork, edit: number): void {
    for (const [id, did] of work) {
      if (did.kind !== this.kind || !('fields' in did)) continue
      this.rows.set(id, new Map(did.fields.map(([field, value]) => [field, { edit, value }])))
    }
  }

  /** The person's own edit number `edit`. */
  edited(edit: number, touched: Touched, now: ReadSaid): void {
    for (const [id, fields] of this.of(touched)) {
      const said = now(id)
      if (!said) continue
      const known = this.rows.get(id) ?? new Map<string, { edit: number; value: FieldValue }>()
      for (const field of fields === null ? said.filled : [...fields].filter((field) => said.has(field)))
        known.set(field, { edit, value: said.value(field) })
      this.rows.set(id, known)
    }
  }

  /** Somebody else's edit: what they say anew is theirs. */
  othersEdited(touched: Touched, now: ReadSaid): void {
    for (const id of this.of(touched).keys()) {
      const fields = this.rows.get(id)
      const said = fields && now(id)
      if (!said) continue
      for (const [field, { value }] of fields) if (!isEqualField(said.value(field), value)) fields.delete(field)
    }
  }

  /** The edits up to this number are saved. */
  saved(upTo: number): void {
    for (const [id, fields] of this.rows) {
      for (const [field, { edit }] of fields) if (edit <= upTo) fields.delete(field)
      if (fields.size === 0) this.rows.delete(id)
    }
  }

  all(): UnsavedWork {
    return Array.from(this.rows, ([id, fields]) => [
      id,
      { kind: this.kind, fields: Array.from(fields, ([field, { value }]) => [field, value]) },
    ]) as UnsavedWork
  }

  private of({ columns, streams }: Touched): Touched['columns'] {
    return this.kind === 'column' ? columns : streams
  }
}

export function saidOfColumn(record: ColumnRecord | null): Said | null {
  return (
    record && {
      filled: differingFields(null, record),
      has: isColumnField,
      value: (field) => (isColumnField(field) ? fieldIn(record, field) : null),
    }
  )
}

export function saidOfStream(stream: Stream | null): Said | null {
  return (
    stream && {
      filled: streamColumns.filter((column) => stream[column] !== ''),
      has: isStreamColumn,
      value: (field) => (isStreamColumn(field) ? stream[field] : null),
    }
  )
}

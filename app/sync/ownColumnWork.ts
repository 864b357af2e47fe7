import type { Touched } from '../model/history/changes'
import type { UnsavedWork } from '../model/ledger/carry'
import {
  differingFields,
  fieldIn,
  isColumnField,
  isEqualField,
  type ColumnField,
  type FieldValue,
} from '../model/ledger/columnFields'
import type { ColumnId } from '../model/ledger/columns'
import type { ColumnRecord } from '../model/ledger/schema'

type ReadColumn = (id: string) => ColumnRecord | null

/** What a person said of the ledger's columns and the server has not acknowledged, as values: beside OwnWork, which has rows. */
export class OwnColumnWork {
  /** Each field's value, and the number of the edit that gave it. */
  private readonly columns = new Map<ColumnId, Map<ColumnField, { edit: number; value: FieldValue }>>()

  /** Takes over what was kept of an earlier visit, as edit number `edit`. */
  adopt(work: UnsavedWork, edit: number): void {
    for (const [id, did] of work) {
      if (did.kind !== 'column') continue
      this.columns.set(id as ColumnId, new Map(did.fields.map(([field, value]) => [field, { edit, value }])))
    }
  }

  /** The person's own edit number `edit`. */
  edited(edit: number, { columns }: Touched, now: ReadColumn): void {
    for (const [id, touched] of columns) {
      const record = now(id)
      if (!record) continue
      const fields = this.columns.get(record.id) ?? new Map<ColumnField, { edit: number; value: FieldValue }>()
      for (const field of touched === null ? differingFields(null, record) : [...touched].filter(isColumnField))
        fields.set(field, { edit, value: fieldIn(record, field) })
      this.columns.set(record.id, fields)
    }
  }

  /** Somebody else's edit: what they say anew is theirs. */
  othersEdited({ columns }: Touched, now: ReadColumn): void {
    for (const id of columns.keys()) {
      const [record, fields] = [now(id), this.columns.get(id as ColumnId)]
      if (!record || !fields) continue
      for (const [field, { value }] of fields) if (!isEqualField(fieldIn(record, field), value)) fields.delete(field)
    }
  }

  /** The edits up to this number are saved. */
  saved(upTo: number): void {
    for (const [id, fields] of this.columns) {
      for (const [field, { edit }] of fields) if (edit <= upTo) fields.delete(field)
      if (fields.size === 0) this.columns.delete(id)
    }
  }

  all(): UnsavedWork {
    return Array.from(this.columns, ([id, fields]) => [
      id,
      { kind: 'column', fields: Array.from(fields, ([field, { value }]) => [field, value]) },
    ])
  }
}

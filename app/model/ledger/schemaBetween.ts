import { LedgerSchema, type ColumnRecord } from './schema'

/**
 * The columns by which an edit is judged that changes them too: as they are after it, since what it brings may be filled in
 * by it. What it takes away counts as there for its own cells: they may have been written before that.
 */
export function schemaBetween(
  before: (id: string) => ColumnRecord | null | undefined,
  after: readonly ColumnRecord[],
): LedgerSchema {
  return new LedgerSchema(
    after.map((record) => {
      const was = before(record.id)
      if (!was) return record
      const options = Object.entries(record.options).map(([id, option]) => {
        const isRemoved = option.isRemoved && was.options[id]?.isRemoved !== false
        return [id, { ...option, isRemoved }] as const
      })
      return {
        ...record,
        isRemoved: record.isRemoved && was.isRemoved,
        isHidden: record.isHidden && was.isHidden,
        options: Object.fromEntries(options),
      }
    }),
  )
}

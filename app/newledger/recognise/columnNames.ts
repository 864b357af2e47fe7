import { emptyRecord } from '../../model/ledger/columnFields'
import { isBuiltIn } from '../../model/ledger/columns'
import type { ColumnRecord } from '../../model/ledger/schema'
import type { Corrections } from './proposal'

type Names = Corrections['columnNames']

/** A column as a person calls it; where they say nothing as it was called. */
export function withNames(record: ColumnRecord, names: Names): ColumnRecord {
  const { name, nameEn } = names[record.id] ?? {}
  return { ...record, name: name?.trim() || record.name, nameEn: nameEn?.trim() || record.nameEn }
}

/** What the ledger says of built-in columns: those that are called otherwise than everywhere. */
export function builtInRecords(names: Names): ColumnRecord[] {
  return Object.keys(names)
    .filter(isBuiltIn)
    .map((id) => withNames(emptyRecord(id), names))
    .filter(({ name, nameEn }) => name !== '' || nameEn !== '')
}

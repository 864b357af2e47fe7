import { isBuiltIn, type ColumnId } from './columns'
import { isId } from './ids'
import type { ColumnRecord, Option } from './schema'

/**
 * What a ledger says of a column, field by field, as the document and the history have it (L2). Each option is a field of
 * its own, so that of two people who add one both keep theirs.
 */
const plainFields = [
  'name',
  'nameEn',
  'kind',
  'writers',
  'unit',
  'order',
  'help',
  'neededFor',
  'isHidden',
  'isRemoved',
] as const
type PlainField = (typeof plainFields)[number]
type OptionField = `option.${string}`
export type ColumnField = PlainField | OptionField
/** Null: there is no such option. */
export type FieldValue = string | boolean | Option | null

const flags: ReadonlySet<string> = new Set<PlainField>(['isHidden', 'isRemoved'])
/** All that may be said of any built-in column. */
const ofBuiltIns: ReadonlySet<string> = new Set<PlainField>(['name', 'nameEn', 'order', 'isHidden'])
const optionShape: Record<keyof Option, 'string' | 'boolean'> = {
  name: 'string',
  nameEn: 'string',
  colour: 'string',
  order: 'string',
  isRemoved: 'boolean',
}

export function optionField(option: string): OptionField {
  return `option.${option}`
}

/** The option that a field is about; null where it is about none. */
export function optionOf(field: string): string | null {
  return field.startsWith('option.') ? field.slice('option.'.length) : null
}

export function isColumnField(field: string): field is ColumnField {
  if ((plainFields as readonly string[]).includes(field)) return true
  const option = optionOf(field)
  // They are keys of plain objects: there `constructor` would be found without having been put there (D3).
  return isId(option) && !(option in Object.prototype)
}

/** May a column of this id have this field? */
export function hasField(column: string, field: string): boolean {
  if (!isBuiltIn(column)) return isColumnField(field)
  return ofBuiltIns.has(field) || (column === 'evidence' && field === 'neededFor')
}

/** Is it of the shape that a field has in the document? What its value means is judged apart (judgeColumn). */
export function isFieldValue(field: ColumnField, value: unknown): boolean {
  if (optionOf(field) !== null) return isOption(value)
  return typeof value === (flags.has(field) ? 'boolean' : 'string')
}

export function emptyRecord(id: ColumnId): ColumnRecord {
  return {
    id,
    name: '',
    nameEn: '',
    order: '',
    isHidden: false,
    kind: '',
    writers: '',
    unit: '',
    help: '',
    neededFor: '',
    isRemoved: false,
    options: {},
  }
}

export function fieldIn(record: ColumnRecord, field: ColumnField): FieldValue {
  const option = optionOf(field)
  return option === null ? record[field as PlainField] : (record.options[option] ?? null)
}

export function withFields(record: ColumnRecord, fields: Iterable<readonly [ColumnField, FieldValue]>): ColumnRecord {
  const next: Record<string, unknown> = { ...record }
  const options = new Map<string, Option | null>(Object.entries(record.options))
  for (const [field, value] of fields) {
    const option = optionOf(field)
    if (option === null) next[field] = value
    else options.set(option, value as Option | null)
  }
  next.options = Object.fromEntries([...options].filter(([, option]) => option !== null))
  return next as unknown as ColumnRecord
}

export function isEqualField(a: FieldValue, b: FieldValue): boolean {
  if (a === null || b === null || typeof a !== 'object' || typeof b !== 'object') return a === b
  return (Object.keys(optionShape) as (keyof Option)[]).every((key) => a[key] === b[key])
}

/** What is said of a column at all; null stands for "nothing". */
export function differingFields(before: ColumnRecord | null, after: ColumnRecord | null): ColumnField[] {
  const id = (before ?? after)!.id
  const [from, to] = [before ?? emptyRecord(id), after ?? emptyRecord(id)]
  const options = new Set([...Object.keys(from.options), ...Object.keys(to.options)])
  return [...plainFields, ...Array.from(options, optionField)].filter(
    (field) => !isEqualField(fieldIn(from, field), fieldIn(to, field)),
  )
}

function isOption(value: unknown): value is Option {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return false
  const keys = Object.keys(optionShape)
  return (
    Object.keys(value).length === keys.length &&
    keys.every((key) => typeof (value as Record<string, unknown>)[key] === optionShape[key as keyof Option])
  )
}

import { isOneLine } from '../text/isOneLine'
import { isHeld } from '../text/plainText'
import {
  differingFields,
  emptyRecord,
  fieldIn,
  hasField,
  optionOf,
  type ColumnField,
  type FieldValue,
} from './columnFields'
import { isBuiltIn, isOwnColumn, type BuiltInColumn, type ColumnId } from './columns'
import type { Refusal, RefusalCode } from './errors'
import { kinds } from './kinds/kinds'
import { limits } from './limits'
import { builtInNamed, namesTaken, otherColumns } from './names'
import { isOptionColour } from './optionColours'
import { isOrder } from './order'
import { coordinates, notForStructure, type Person } from './person'
import { needs, ownKinds, ownWriters, type ColumnRecord, type NeededFor, type Option } from './schema'

/** A ledger can do without these; what rows and their ways are made of is always there. */
const hideable: ReadonlySet<string> = new Set<BuiltInColumn>([
  'clause',
  'support',
  'light',
  'due',
  'progress',
  'problems',
  'next',
  'evidence',
  'updated',
])

/** For what an item may need a column: only links can be files; the evidence is needed for closing in any case. */
export function needsOf({ id, kind }: Pick<ColumnRecord, 'id'> & { kind: string }): readonly NeededFor[] {
  if (id === 'evidence') return ['', 'file']
  return kind === 'links' ? needs : needs.filter((need) => need !== 'file')
}

/** May a ledger do without this column? */
export function isHideable(id: ColumnId): boolean {
  return isOwnColumn(id) || hideable.has(id)
}

/**
 * Every reason against turning what a ledger says of a column into something else (L2–L4), field by field; null stands for
 * "nothing". Columns are structure. One that was made is never taken out again, but removed: it can come back with its
 * values, and its kind stays what it was. `records`: all that the ledger will say of its columns; nothing of this one in it
 * is looked at.
 */
export function judgeColumn(
  person: Person,
  before: ColumnRecord | null,
  after: ColumnRecord | null,
  records: readonly ColumnRecord[],
): Refusal[] {
  const { id } = (before ?? after)!
  if (!coordinates(person)) return [{ code: notForStructure(person), item: id }]
  if (after === null) return [{ code: 'bad-value', item: id }]
  if (before === null && isOwnColumn(id) && ownBeside(records, id) >= limits.columns)
    return [{ code: 'too-many-columns', item: id }]
  const taken = takenNames(before, after, records)
  // One that comes, or comes back, has no other name to go by.
  if (taken.size > 0 && !isCalled(before, id)) return [{ code: 'name-taken', item: id, text: after.name }]
  // Of a new one also what it must have.
  const fields = new Set(before === null && isOwnColumn(id) ? required : [])
  for (const field of differingFields(before, after)) fields.add(field)
  return [...fields].flatMap((field) => {
    const code = judgeField(before ?? emptyRecord(id), after, field) ?? (taken.has(field) ? 'name-taken' : null)
    return code ? [{ code, item: id, column: field, text: textOf(fieldIn(after, field)) }] : []
  })
}

/** Which of its names another column has, of those that are new. */
function takenNames(before: ColumnRecord | null, after: ColumnRecord, records: readonly ColumnRecord[]): Set<string> {
  const { id } = after
  if (after.isRemoved) return new Set()
  const called = (record: ColumnRecord | null) => (isBuiltIn(id) ? builtInNamed(id, record) : record!)
  const was = isCalled(before, id) ? called(before) : null
  const isEnglish = (before?.nameEn ?? '') !== after.nameEn
  return new Set(
    namesTaken(was, called(after), otherColumns(records, id)).map((language) =>
      language === 'en' && isEnglish ? 'nameEn' : 'name',
    ),
  )
}

/** Is a column there by this, and so has a name? */
function isCalled(record: ColumnRecord | null, id: ColumnId): boolean {
  return isBuiltIn(id) || (record !== null && !record.isRemoved)
}

function ownBeside(records: readonly ColumnRecord[], id: ColumnId): number {
  return records.filter((record) => isOwnColumn(record.id) && record.id !== id).length
}

function textOf(value: FieldValue): string {
  return typeof value === 'string' ? value : typeof value === 'object' && value !== null ? value.name : ''
}

const required: readonly ColumnField[] = ['name', 'kind', 'writers', 'order']

function judgeField(before: ColumnRecord, after: ColumnRecord, field: ColumnField): RefusalCode | null {
  const isOwn = isOwnColumn(after.id)
  if (!hasField(after.id, field)) return 'bad-value'
  const option = optionOf(field)
  if (option !== null) return judgeOption(before, after, option)
  switch (field) {
    case 'name':
      return isOwn && after.name.trim() === '' ? 'bad-value' : judgeName(after.name)
    case 'nameEn':
      return judgeName(after.nameEn)
    case 'unit':
      return judgeName(after.unit)
    case 'help':
      return after.help.length > limits.shortText ? 'too-long' : isHeld(after.help) ? null : 'bad-value'
    case 'kind':
      // An update may bring a column that was there already, and say of it what it is (L3).
      return isOneOf(ownKinds, after.kind) && (before.kind === '' || before.kind === after.kind) ? null : 'bad-value'
    case 'writers':
      return isOneOf(ownWriters, after.writers) ? null : 'bad-value'
    case 'neededFor':
      return needsOf(after).includes(after.neededFor) ? null : 'bad-value'
    case 'order':
      return isOrder(after.order) || (!isOwn && after.order === '') ? null : 'bad-value'
    case 'isHidden':
      return isHideable(after.id) || !after.isHidden ? null : 'bad-value'
    default:
      return isBuiltIn(after.id) ? 'bad-value' : null
  }
}

function judgeOption(before: ColumnRecord, { kind, options }: ColumnRecord, id: string): RefusalCode | null {
  const option = options[id]
  // What was chosen goes on to have a name: an option is removed, not taken out (L4).
  if (!option) return 'bad-value'
  if (kind === '' || kinds[kind].names !== 'options') return 'bad-value'
  if (!before.options[id] && Object.keys(options).length > limits.options) return 'too-many-options'
  return judgeOptionCells(option) ?? (isOptionTaken(before.options[id], id, options) ? 'name-taken' : null)
}

/** Is it anew called like another one that may be chosen? */
function isOptionTaken(before: Option | undefined, id: string, options: ColumnRecord['options']): boolean {
  const option = options[id]!
  const others = Object.entries(options).filter(([other, { isRemoved }]) => other !== id && !isRemoved)
  const was = before && !before.isRemoved ? before : null
  return (
    !option.isRemoved &&
    namesTaken(
      was,
      option,
      others.map(([, other]) => other),
    ).length > 0
  )
}

function judgeOptionCells({ name, nameEn, colour, order }: Option): RefusalCode | null {
  if (name.trim() === '' || !isOrder(order) || !isOptionColour(colour)) return 'bad-value'
  return judgeName(name) ?? judgeName(nameEn)
}

function judgeName(name: string): RefusalCode | null {
  if (name.length > limits.columnName) return 'too-long'
  return isOneLine(name) ? null : 'bad-value'
}

function isOneOf<T extends string>(all: readonly T[], value: string): value is T {
  return (all as readonly string[]).includes(value)
}

import { addDays } from '../model/text/dates'
import type { Item } from '../model/ledger/rows'
import type { OpenedKind } from '../model/records/record'

/** One thing that is filled in. Its name stands in the words: `asks.fields`, under `word` where that is another one. */
export interface Field<Name extends string> {
  name: Name
  word?: 'photographs' | 'grantUntil' | 'trouble' | 'rightDepartment'
  as: 'date' | 'line' | 'text' | 'links' | 'department' | 'departments' | 'urgency' | 'stream' | 'mark' | 'files'
  isNeeded?: true
}

/** One that is filled in when something of a kind is opened. */
export interface RecordField extends Field<
  | 'due'
  | 'cause'
  | 'done'
  | 'plan'
  | 'evidence'
  | 'late'
  | 'department'
  | 'text'
  | 'until'
  | 'words'
  | 'urgency'
  | 'place'
  | 'tried'
  | 'departments'
  | 'files'
> {
  /** Only where the row's deadline is over. */
  isOfLate?: true
  /** What it begins with; of no row: null. */
  begins?(item: Item | null, today: string): string
}

/** Within which an order is answered, unless who writes it says otherwise. */
const orderDays = 7

/** The form of each kind. */
export const recordFields: Readonly<Record<OpenedKind, readonly RecordField[]>> = {
  extension: [
    { name: 'due', as: 'date', isNeeded: true },
    { name: 'cause', as: 'text', isNeeded: true },
    { name: 'late', as: 'text', isNeeded: true, isOfLate: true },
    { name: 'done', as: 'text' },
    { name: 'plan', as: 'text' },
    { name: 'evidence', as: 'links' },
    { name: 'files', as: 'files' },
  ],
  order: [
    { name: 'department', as: 'department', isNeeded: true, begins: (item) => item?.lead ?? '' },
    { name: 'text', as: 'text', isNeeded: true },
    { name: 'until', as: 'date', isNeeded: true, begins: (_, today) => addDays(today, orderDays) },
  ],
  urge: [{ name: 'words', as: 'text' }],
  whistle: [
    { name: 'urgency', as: 'urgency', isNeeded: true, begins: () => 'urgent' },
    { name: 'place', as: 'line', isNeeded: true },
    { name: 'text', word: 'trouble', as: 'text', isNeeded: true },
    { name: 'departments', as: 'departments', isNeeded: true },
    { name: 'tried', as: 'text' },
    { name: 'files', word: 'photographs', as: 'files' },
  ],
}

/** What was filled in, as a command carries it; files go beside it. Several of a list are a line each. */
export function factsFrom(kind: OpenedKind, filled: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    recordFields[kind].flatMap(({ name, as }) => {
      if (as === 'files') return []
      const value = (filled[name] ?? '').trim()
      const isList = as === 'links' || as === 'departments'
      return [[name, isList ? value.split('\n').filter((line) => line.trim() !== '') : value]]
    }),
  )
}

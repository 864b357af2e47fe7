import { addDays } from '../model/text/dates'
import type { Item } from '../model/ledger/rows'
import type { RecordKindName } from '../model/records/record'

/** One thing that is filled in when something of a kind is opened. Its name and hint stand in the words: `asks.fields`. */
export interface RecordField {
  name: 'due' | 'cause' | 'done' | 'plan' | 'evidence' | 'late' | 'department' | 'text' | 'until' | 'words'
  as: 'date' | 'text' | 'links' | 'department'
  isNeeded?: true
  /** Only where the row's deadline is over. */
  isOfLate?: true
  /** What it begins with. */
  begins?(item: Item, today: string): string
}

/** Within which an order is answered, unless who writes it says otherwise. */
const orderDays = 7

/** The form of each kind. */
export const recordFields: Readonly<Record<RecordKindName, readonly RecordField[]>> = {
  extension: [
    { name: 'due', as: 'date', isNeeded: true },
    { name: 'cause', as: 'text', isNeeded: true },
    { name: 'late', as: 'text', isNeeded: true, isOfLate: true },
    { name: 'done', as: 'text' },
    { name: 'plan', as: 'text' },
    { name: 'evidence', as: 'links' },
  ],
  order: [
    { name: 'department', as: 'department', isNeeded: true, begins: ({ lead }) => lead },
    { name: 'text', as: 'text', isNeeded: true },
    { name: 'until', as: 'date', isNeeded: true, begins: (_, today) => addDays(today, orderDays) },
  ],
  urge: [{ name: 'words', as: 'text' }],
}

/** What was filled in, as a command carries it. */
export function factsFrom(kind: RecordKindName, filled: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    recordFields[kind].map(({ name, as }) => {
      const value = (filled[name] ?? '').trim()
      return [name, as === 'links' ? value.split('\n').filter((line) => line.trim() !== '') : value]
    }),
  )
}

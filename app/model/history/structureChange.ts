import type { Titled } from '../text/titleIn'
import type { Touch } from './comparison'
import type { ChangedBy } from './history'

/** What may become of a column or a stream as a whole; `before` and `after` say of `moved` its places, of `replaced` the kinds. */
export const structureEvents = ['added', 'removed', 'restored', 'replaced', 'moved', 'hidden', 'shown'] as const
/** What a ledger says of them, from one text or id to another. */
export const structureFields = [
  'name',
  'nameEn',
  'writers',
  'unit',
  'help',
  'neededFor',
  'title',
  'titleEn',
  'problem',
  'problemEn',
  'note',
  'noteEn',
  'clause',
] as const
/** What may become of a choice's option. */
export const optionChanges = ['added', 'removed', 'restored', 'moved', 'name', 'nameEn', 'colour'] as const

export type StructureEvent = (typeof structureEvents)[number]
export type StructureField = (typeof structureFields)[number]
export type OptionChange = (typeof optionChanges)[number]

/** One thing that is said of a column, a stream or an option, and was otherwise; '' is nothing. */
export interface StructureLine {
  /** What it is about, where it is an option of the column: as it is called at the later moment. */
  option: Titled | null
  what: StructureEvent | StructureField | OptionChange
  before: string
  after: string
}

/** Something that a ledger says otherwise than before of a column or a stream (L2, L5). */
export interface StructureChange extends StructureLine, Titled {
  /** `title`: as it is called at the later moment; '' where a built-in column is called as everywhere. */
  of: 'column' | 'stream'
  id: string
  /** Null where the history does not say. */
  by: ChangedBy | null
  at: number | null
}

/** `field`: whose newest change says who did it; '' where the row as a whole came or went. */
export interface FoundLine extends StructureLine {
  field: string
}

export const event = (what: StructureEvent, field: string, before = '', after = ''): FoundLine => ({
  ...{ what, field, before, after },
  option: null,
})

/** Nothing where it kept its place among what is seen, even if it was moved to and fro. */
export function moved(id: string, before: readonly string[], after: readonly string[]): FoundLine[] {
  const [from, to] = [before, after].map((ids) => ids.indexOf(id) + 1) as [number, number]
  return from === to ? [] : [event('moved', 'order', String(from), String(to))]
}

export function attributed(
  subject: Pick<StructureChange, 'of' | 'id' | 'title' | 'titleEn'>,
  { field, ...line }: FoundLine,
  touchOf: ReadonlyMap<string, Touch>,
): StructureChange {
  const touch = touchOf.get(`${subject.id}/${field}`) ?? touchOf.get(`${subject.id}/`)
  return { ...subject, ...line, by: touch?.person ?? null, at: touch?.at ?? null }
}

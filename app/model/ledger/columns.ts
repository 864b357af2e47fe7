import { isId } from './ids'

/**
 * Columns by their ids. The built-in ones are here in the order in which they stand; what each is (kind, writers) and
 * which a ledger has of its own besides is its schema's to say (L2).
 */
export const builtInColumns = [
  'code',
  'stream',
  'parent',
  'order',
  'title',
  /** The title in English; the interface shows it to those who read English. */
  'titleEn',
  'clause',
  'lead',
  'support',
  'owner',
  'status',
  /** Why the item was returned or deferred: written with the status, in one transaction. */
  'reason',
  'light',
  'due',
  'progress',
  'problems',
  'next',
  'evidence',
  'updated',
] as const

export type BuiltInColumn = (typeof builtInColumns)[number]
/** A column of the house's own (L2). No built-in one has an underscore in its id. */
export type OwnColumn = `c_${string}`
export type ColumnId = BuiltInColumn | OwnColumn

/** Follow from the rest of the ledger. */
export type ComputedColumn = 'code' | 'light' | 'updated'
export type StoredBuiltIn = Exclude<BuiltInColumn, ComputedColumn>
/** Columns that are stored, in other words all that are not computed. */
export type StoredColumn = StoredBuiltIn | OwnColumn
/** `Y.Text` in the document, made with the row (D2); there are none of the house's own. */
export type TextColumn = 'progress' | 'problems' | 'next'

const computed: ReadonlySet<string> = new Set<ComputedColumn>(['code', 'light', 'updated'])
const builtIn: ReadonlySet<string> = new Set(builtInColumns)
export const storedBuiltIns = builtInColumns.filter((id): id is StoredBuiltIn => !computed.has(id))
export const textColumns: readonly TextColumn[] = ['progress', 'problems', 'next']

export function isBuiltIn(id: string): id is BuiltInColumn {
  return builtIn.has(id)
}

/** Is it well-formed? Whether a ledger has such a column is its schema's to say. */
export function isOwnColumn(id: string): id is OwnColumn {
  return id.startsWith('c_') && isId(id.slice(2))
}

/** May a ledger have a column of this id? */
export function isColumnId(id: string): id is ColumnId {
  return isBuiltIn(id) || isOwnColumn(id)
}

/** Where a row stands, and its title in English: no columns of their own to whoever looks at the ledger. */
const unseen: ReadonlySet<string> = new Set<BuiltInColumn>(['stream', 'parent', 'order', 'titleEn'])
export function isUnseenColumn(id: string): boolean {
  return unseen.has(id)
}

/** May a row hold a cell of this id, now or in the past? */
export function isStoredColumn(id: string): id is StoredColumn {
  return isColumnId(id) && !computed.has(id)
}

export function isTextColumn(id: string): id is TextColumn {
  return (textColumns as readonly string[]).includes(id)
}

/** Streams have columns of their own; all are structure. */
export const streamColumns = [
  'order',
  'title',
  'titleEn',
  'problem',
  'problemEn',
  'note',
  'noteEn',
  'clause',
  'removed',
] as const
export type StreamColumn = (typeof streamColumns)[number]

export function isStreamColumn(id: string): id is StreamColumn {
  return (streamColumns as readonly string[]).includes(id)
}

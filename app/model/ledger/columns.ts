/**
 * The table of columns: everything else reads it. A column's `kind` says what a value looks like, its `writers`
 * who may set it (PRODUCT, "The ledger"). Values are strings, or arrays of strings for `departments` and `links`;
 * the empty value is '' or []. Columns of kind `text` are `Y.Text` in the document (D2).
 */
export type ColumnKind =
  'computed' | 'reference' | 'order' | 'short' | 'department' | 'departments' | 'status' | 'date' | 'text' | 'links'

/** nobody · structure: coordinators · follow-up: lead department too · report: lead and supporting departments too. */
export type Writers = 'nobody' | 'structure' | 'follow-up' | 'report'

export interface Column {
  kind: ColumnKind
  writers: Writers
}

export const columns = {
  code: { kind: 'computed', writers: 'nobody' },
  stream: { kind: 'reference', writers: 'structure' },
  parent: { kind: 'reference', writers: 'structure' },
  order: { kind: 'order', writers: 'structure' },
  title: { kind: 'short', writers: 'structure' },
  /** The title in English; the interface shows it to those who read English. */
  titleEn: { kind: 'short', writers: 'structure' },
  clause: { kind: 'short', writers: 'structure' },
  lead: { kind: 'department', writers: 'structure' },
  support: { kind: 'departments', writers: 'structure' },
  owner: { kind: 'short', writers: 'follow-up' },
  status: { kind: 'status', writers: 'follow-up' },
  /** Why the item was returned or deferred: written with the status, in one transaction. */
  reason: { kind: 'short', writers: 'structure' },
  light: { kind: 'computed', writers: 'nobody' },
  due: { kind: 'date', writers: 'structure' },
  progress: { kind: 'text', writers: 'report' },
  problems: { kind: 'text', writers: 'report' },
  next: { kind: 'text', writers: 'report' },
  evidence: { kind: 'links', writers: 'report' },
  updated: { kind: 'computed', writers: 'nobody' },
} as const satisfies Record<string, Column>

export type ColumnId = keyof typeof columns
/** Columns that are stored, in other words all that are not computed. */
export type StoredColumn = Exclude<ColumnId, 'code' | 'light' | 'updated'>
export type TextColumn = 'progress' | 'problems' | 'next'

export const columnIds = Object.keys(columns) as ColumnId[]
export const storedColumns = columnIds.filter((id) => columns[id].kind !== 'computed') as StoredColumn[]
export const textColumns = columnIds.filter((id) => columns[id].kind === 'text') as TextColumn[]

export function isStoredColumn(id: string): id is StoredColumn {
  return Object.hasOwn(columns, id) && columns[id as ColumnId].kind !== 'computed'
}

export function isTextColumn(id: string): id is TextColumn {
  return Object.hasOwn(columns, id) && columns[id as ColumnId].kind === 'text'
}

/** Streams have columns of their own; all are structure. */
export const streamColumns = ['order', 'title', 'titleEn', 'problem', 'problemEn', 'note', 'noteEn', 'clause'] as const
export type StreamColumn = (typeof streamColumns)[number]

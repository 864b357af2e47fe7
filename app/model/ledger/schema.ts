import {
  builtInColumns,
  isBuiltIn,
  isStoredColumn,
  type BuiltInColumn,
  type ColumnId,
  type OwnColumn,
  type StoredColumn,
} from './columns'
import { withDistinctColumns } from './distinctNames'
import { ordersAfter } from './order'

/** The kinds that a house may choose for a column of its own; what each is, is in `kinds/`. */
export const ownKinds = [
  'short',
  'number',
  'date',
  'choice',
  'choices',
  'flag',
  'department',
  'departments',
  'links',
] as const
export type OwnKind = (typeof ownKinds)[number]
/** What a value looks like. */
export type ColumnKind = OwnKind | 'computed' | 'stream' | 'parent' | 'order' | 'status' | 'text'

/** structure: coordinators · follow-up: lead department too · report: lead and supporting departments too. */
export const ownWriters = ['structure', 'follow-up', 'report'] as const
export type OwnWriters = (typeof ownWriters)[number]
/** Who may set a value; nobody where it is computed. */
export type Writers = OwnWriters | 'nobody'

/** What an item must have in a column before it is handed in, or closed; `file`: closed, and a file in a column of links. */
export const needs = ['', 'submit', 'close', 'file'] as const
export type NeededFor = (typeof needs)[number]

/** What may be chosen; kept when it is removed, so that what was chosen before goes on to have a name (L4). */
export interface Option {
  name: string
  nameEn: string
  /** One of the palette's names; '' for none. */
  colour: string
  order: string
  isRemoved: boolean
}

/**
 * What a ledger says of a column in its document (L2). Of a built-in one only what it is called, where it stands and
 * whether it is seen; of the evidence also whether closing asks for a file in it.
 */
export interface ColumnRecord {
  id: ColumnId
  name: string
  nameEn: string
  /** '' for a built-in one in its usual place. */
  order: string
  isHidden: boolean
  /** '' for built-in ones, which have their own. */
  kind: OwnKind | ''
  writers: OwnWriters | ''
  unit: string
  help: string
  neededFor: NeededFor
  isRemoved: boolean
  /** By id. */
  options: Readonly<Record<string, Option>>
}

/** A column as a ledger has it. */
export interface Column {
  id: ColumnId
  kind: ColumnKind
  writers: Writers
  isOwn: boolean
  /** '' where a built-in column is called as everywhere. */
  name: string
  nameEn: string
  order: string
  unit: string
  help: string
  neededFor: NeededFor
  isHidden: boolean
  isRemoved: boolean
  /** In order; also those that cannot be chosen any more. */
  options: readonly (Option & { id: string })[]
}

const builtIns: Record<BuiltInColumn, Pick<Column, 'kind' | 'writers'>> = {
  code: { kind: 'computed', writers: 'nobody' },
  stream: { kind: 'stream', writers: 'structure' },
  parent: { kind: 'parent', writers: 'structure' },
  order: { kind: 'order', writers: 'structure' },
  title: { kind: 'short', writers: 'structure' },
  titleEn: { kind: 'short', writers: 'structure' },
  clause: { kind: 'short', writers: 'structure' },
  lead: { kind: 'department', writers: 'structure' },
  support: { kind: 'departments', writers: 'structure' },
  owner: { kind: 'short', writers: 'follow-up' },
  status: { kind: 'status', writers: 'follow-up' },
  reason: { kind: 'short', writers: 'structure' },
  light: { kind: 'computed', writers: 'nobody' },
  due: { kind: 'date', writers: 'structure' },
  progress: { kind: 'text', writers: 'report' },
  problems: { kind: 'text', writers: 'report' },
  next: { kind: 'text', writers: 'report' },
  evidence: { kind: 'links', writers: 'report' },
  updated: { kind: 'computed', writers: 'nobody' },
}
const usualOrders = ordersAfter(null, builtInColumns.length)

/** A ledger's columns, as a value: made anew when what the ledger says of them changes. */
export class LedgerSchema {
  /** Those that are there, in their order, hidden ones too. */
  readonly columns: readonly Column[]
  /** Those of them that are not computed. */
  readonly stored: readonly StoredColumn[]
  /** Those of them that are the house's own. */
  readonly own: readonly OwnColumn[]
  private readonly known: ReadonlyMap<string, Column>

  constructor(readonly records: readonly ColumnRecord[]) {
    const said = new Map(records.map((record) => [record.id, record]))
    const distinct = withDistinctColumns(records)
    const all = [
      ...builtInColumns.map((id, i) => builtInColumn(id, usualOrders[i]!, said.get(id))),
      ...distinct.filter(({ id }) => !isBuiltIn(id)).map(ownColumn),
    ].sort(byOrder)
    this.known = new Map(all.map((column) => [column.id, column]))
    this.columns = all.filter(({ isRemoved }) => !isRemoved)
    this.stored = this.columns.map(({ id }) => id).filter(isStoredColumn)
    this.own = this.columns.filter(({ isOwn }) => isOwn).map(({ id }) => id as OwnColumn)
  }

  /** Also one that is removed: the past still tells of it. Null: there never was such a column. */
  column(id: BuiltInColumn): Column
  column(id: string): Column | null
  column(id: string): Column | null {
    return this.known.get(id) ?? null
  }

  /** What values of a column look like; null where there never was such a column. */
  kindOf(id: string): ColumnKind | null {
    return this.known.get(id)?.kind ?? null
  }

  has(id: string): id is ColumnId {
    return this.known.get(id)?.isRemoved === false
  }

  /** Is it there, and not computed? */
  isStored(id: string): id is StoredColumn {
    return this.has(id) && isStoredColumn(id)
  }

  isEqual(other: LedgerSchema): boolean {
    return this === other || JSON.stringify([...this.known.values()]) === JSON.stringify([...other.known.values()])
  }
}

/** What a ledger has that says nothing of its columns. */
export const builtInSchema = new LedgerSchema([])

function builtInColumn(id: BuiltInColumn, order: string, said: ColumnRecord | undefined): Column {
  return {
    id,
    ...builtIns[id],
    isOwn: false,
    name: said?.name ?? '',
    nameEn: said?.nameEn ?? '',
    order: said?.order || order,
    unit: '',
    help: '',
    neededFor: said?.neededFor ?? '',
    isHidden: said?.isHidden ?? false,
    isRemoved: false,
    options: [],
  }
}

function ownColumn({ options, ...record }: ColumnRecord): Column {
  return {
    ...record,
    kind: record.kind as OwnKind,
    writers: record.writers as OwnWriters,
    isOwn: true,
    options: Object.entries(options)
      .map(([id, option]) => ({ id, ...option }))
      .sort(byOrder),
  }
}

function byOrder(a: { order: string; id: string }, b: { order: string; id: string }): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

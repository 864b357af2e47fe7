import type { ColumnId } from '../../model/ledger/columns'
import type { RefusalCode } from '../../model/ledger/errors'
import type { NewLedger } from '../../model/ledger/newLedger'
import type { Department } from '../../model/ledger/person'
import { ownKinds, type OwnKind } from '../../model/ledger/schema'
import type { JoinedRow } from './joinedTable'
import type { OverLimit } from './overLimits'

/** What a column of a file may mean that a ledger has anyway. `subTitle`: what an item is divided into, row by row. */
export const builtInMeanings = [
  'code',
  'stream',
  'title',
  'subTitle',
  'titleEn',
  'clause',
  'lead',
  'support',
  'owner',
  'status',
  'due',
  'progress',
  'problems',
  'next',
  'evidence',
] as const
export type BuiltInMeaning = (typeof builtInMeanings)[number]
/** What a column becomes: a built-in one, one of the house's own, or nothing. */
export type Meaning = BuiltInMeaning | `own:${OwnKind}` | 'out'
export const meanings: readonly Meaning[] = [
  ...builtInMeanings,
  ...ownKinds.map((kind) => `own:${kind}` as const),
  'out',
]

/** Where streams come from; `one`: all items are in one. */
export const streamSources = ['column', 'sections', 'sheets', 'one'] as const
export type StreamSource = (typeof streamSources)[number]

/** What becomes of a name that the house does not know; `same`: another spelling of a new one, named in the file. */
export type DepartmentChoice =
  | { as: 'new'; short?: string; kind?: Department['kind'] }
  | { as: 'known'; id: string }
  | { as: 'same'; name: string }
  | { as: 'out' }

/** What becomes of a name that means several departments, such as 各街道. */
export type GroupChoice = 'each' | 'one' | 'out'

/** What a column of the ledger is called; what is not there, or empty, stays as it would be. */
export interface ColumnNames {
  name?: string
  nameEn?: string
}

/**
 * What a person says otherwise than it was recognised. Rows go by `SHEET:LINE`, cells by `SHEET:LINE:COLUMN`, columns by
 * their place, names of departments by their folded form; names of the ledger's columns by their ids, English names of its
 * streams by their titles.
 */
export interface Corrections {
  title?: NewLedger['title']
  streamSource?: StreamSource
  takesHidden?: boolean
  /** Of dates that name none. */
  year?: number
  sheets: Readonly<Record<number, boolean>>
  /** Without `lines` there is no header, wherever it would be. */
  headers: Readonly<Record<number, { line: number; lines: number }>>
  meanings: Readonly<Record<number, Meaning>>
  cells: Readonly<Record<string, string>>
  rows: Readonly<Record<string, 'out' | 'sub-item' | 'taken'>>
  departments: Readonly<Record<string, DepartmentChoice>>
  groups: Readonly<Record<string, GroupChoice>>
  columnNames: Readonly<Record<string, ColumnNames>>
  streamsEn: Readonly<Record<string, string>>
}

export const noCorrections: Corrections = {
  sheets: {},
  headers: {},
  meanings: {},
  cells: {},
  rows: {},
  departments: {},
  groups: {},
  columnNames: {},
  streamsEn: {},
}

const ofFiles = ['no-title', 'parent-after', 'sub-sub-item', 'unknown-section', 'too-many-cells', 'nothing'] as const
/** Why something of a file is not taken: the ledger's own rules, and what only a file can get wrong. */
export type ProblemCode = RefusalCode | (typeof ofFiles)[number]

export function isOfFiles(code: ProblemCode): code is (typeof ofFiles)[number] {
  return (ofFiles as readonly string[]).includes(code)
}

/** Something that cannot be taken as it is. Without `line` it is about all of it. */
export interface Problem {
  code: ProblemCode
  sheet?: number
  /** As in the file, from 1 on. */
  line?: number
  /** Of the joined columns; none where it is the row. */
  column?: number
  text: string
  /** Of a limit. */
  over?: OverLimit
}

/** What is left out, or taken otherwise than it stands, by rule or by choice: told, not wrong. */
export interface Note {
  code:
    | 'above-header'
    | 'hidden-rows'
    | 'hidden-sheet'
    | 'other-sheet'
    | 'blank-sheet'
    | 'upper-section'
    | 'empty-section'
    | 'same-number'
    | 'no-parent'
    | 'column-out'
    | 'computed-column'
    | 'same-column-name'
    | 'lost-column-name'
    | 'year-completed'
    | 'date-in-words'
    | 'deadline-in-words'
    | 'deadline-as-text'
    | 'no-lead'
    | 'several-leads'
    | 'status-lowered'
    | 'department-out'
    | 'row-out'
    | 'aside-row'
  sheet?: number
  lines: number[]
  text: string
  /** That dates of the column `text` were given. */
  year?: number
  /** The keys of rows that may be taken all the same. */
  rows?: readonly string[]
}

/** What a row of the file became. */
export type RowFate = 'above' | 'header' | 'stream' | 'item' | 'sub-item' | 'out' | 'hidden'

export interface ProposedSheet {
  name: string
  isHidden: boolean
  isTaken: boolean
  /** Of no lines where it has none. */
  header: { line: number; lines: number }
  /** Rows that say something below the header. */
  rows: number
}

export interface ProposedColumn {
  /** What it is called in the file; '' where it has no name. */
  name: string
  letter: string
  meaning: Meaning
  /** The ledger's column that it becomes; null where it becomes none that has a name. */
  id: ColumnId | null
  isCorrected: boolean
  /** Of an own column. */
  unit: string
  examples: readonly string[]
}

export interface ProposedDepartment {
  /** As the file spells it, and its folded form. */
  name: string
  key: string
  count: number
  choice: DepartmentChoice
  isCorrected: boolean
  /** Departments that are called alike, or that it may be a slip of, the likeliest first; and what choosing each is. */
  similar: { name: string; choice: DepartmentChoice }[]
}

export interface ProposedGroup {
  name: string
  key: string
  count: number
  /** How often it leads, and how often it supports: only who leads gets sub-items. */
  leads: number
  supports: number
  choice: GroupChoice
  members: number
}

/** What a file would come to, with everything that a person may correct, and all that is not taken. */
export interface Proposal {
  sheets: ProposedSheet[]
  columns: ProposedColumn[]
  streamSource: StreamSource
  /** Sources that there are something for. */
  streamSources: StreamSource[]
  /** All rows below the headers, in their order, and what became of each. */
  rows: readonly JoinedRow[]
  fates: ReadonlyMap<string, RowFate>
  departments: ProposedDepartment[]
  groups: ProposedGroup[]
  /** The year that dates were given which name none, and how many these are; null: all name theirs. */
  year: { year: number; count: number } | null
  ledger: NewLedger
  /** Those that are to be added to the house. */
  newDepartments: Department[]
  problems: Problem[]
  notes: Note[]
}

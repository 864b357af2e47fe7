/** A table as it was read from a file: its first row of names ('' where a column has none), and the rows below. */
export interface FileTable {
  /** The sheet's name; '' for a CSV file. */
  name: string
  header: string[]
  /** The line of the header in the file, from 1 on; what stands above it is not read. */
  headerLine: number
  rows: FileRow[]
}

/** A sheet as it was read, before anybody says which of its rows is a header. */
export interface FileSheet {
  /** '' for a CSV file. */
  name: string
  isHidden: boolean
  rows: FileRow[]
  merges: readonly Merge[]
}

/** Cells that are one to those who look at them: rows and columns from 0 on, both ends among them. */
export interface Merge {
  top: number
  bottom: number
  left: number
  right: number
}

export interface FileRow {
  /** Its line in the file, from 1 on, as editors and spreadsheets count. */
  line: number
  cells: string[]
  /** Where cells lead when they are clicked, by column from 0 on. */
  links?: Record<number, string>
  /** Columns in which it lies under a merged cell: it says nothing there, which is not the same as empty. */
  covered?: ReadonlySet<number>
  /** Nobody sees it who opens the file. */
  isHidden?: boolean
  /** It has more cells than the header, so that nobody knows which of them is what. */
  isTooLong?: boolean
}

/** Why a file cannot be read (C3); where, if that can be said. `detail` is a number or a name for the sentence. */
export interface FileProblem {
  code: FileProblemCode
  line?: number
  column?: number
  detail?: string
}

export type FileProblemCode =
  | 'too-big'
  | 'unpacks-too-big'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'empty'
  | 'only-header'
  | 'not-text'
  | 'other-format'
  | 'old-or-locked'
  | 'broken-workbook'
  | 'quote-not-closed'
  | 'quote-in-text'
  | 'text-after-quote'
  | 'too-many-cells'
  | 'failed'

export class BrokenFile extends Error {
  constructor(readonly problem: FileProblem) {
    super(problem.code)
  }
}

/** What may be read; a ledger has no more rows, and a browser no more patience. */
export const fileLimits = {
  bytes: 20 * 1024 * 1024,
  /** Of a workbook, which is packed, once it is unpacked. */
  unpackedBytes: 120 * 1024 * 1024,
  rows: 20_000,
  columns: 200,
} as const

export interface ReadSheets {
  encoding: ReadFile['encoding']
  sheets: FileSheet[]
}

export interface ReadFile {
  /** `UTF-8`, `GB18030`, `UTF-16` or `XLSX`: people look for it when letters came out wrong. */
  encoding: string
  tables: FileTable[]
}

import type { RefusalCode } from '../errors'
import type { CellValue } from '../rows'
import { limits } from '../limits'
import type { NameReader } from '../nameReader'
import type { Column } from '../schema'

/** What judging a value needs to know besides its column. */
export interface Known {
  /** Those that a cell may name: what is closed is none of them. */
  departments: Pick<ReadonlySet<string>, 'has'>
}

/** What words mean that are the same in all columns. */
export interface Reader {
  departments: NameReader
  statuses: NameReader
  today: string
  /** Whose files are known by their addresses. */
  ledger: string
}

export type Parsed = { value: CellValue } | { code: RefusalCode }

/** All that differs between kinds of columns, but for how a value is shown and edited. */
export interface Kind {
  /**
   * What is wrong with a value (D2, D5); null when nothing is. Empty is a value of nearly every column. `before`: what
   * the cell said until then.
   */
  judge(value: unknown, column: Column, known: Known, before: CellValue): RefusalCode | null
  /**
   * What a text means, as people, spreadsheets and files write it; '' where it holds nothing but space. `address`: where
   * it leads when it is clicked.
   */
  parse(text: string, column: Column, reader: Reader, address?: string): Parsed
  /** By what values are compared, where that is not what they say to the reader. */
  rank?(value: CellValue, column: Column): number
  /** Whose ids its values are. */
  names?: 'departments' | 'options'
  /** May rows stand together by its values? */
  groups?: true
  /** Is a filter asked only whether something is there? Nobody ticks whole texts. */
  isFilteredAsWhole?: true
}

/** One line, as it is typed. */
export const oneLine = (text: string): Parsed => ({ value: text.trim().replace(/\s*\n\s*/g, ' ') })

export function found(value: CellValue | null, code: RefusalCode): Parsed {
  return value === null ? { code } : { value }
}

/** `judge` of values that are one string; '' is none. */
export function judgeText(
  judge: (value: string, column: Column, known: Known, before: CellValue) => RefusalCode | null,
): Kind['judge'] {
  return (value, column, known, before) =>
    typeof value !== 'string' ? 'bad-value' : value === '' ? null : judge(value, column, known, before)
}

/** `judge` of values that are lists, of which no entry comes twice. */
export function judgeList(
  judge: (entries: readonly string[], column: Column, known: Known, before: CellValue) => RefusalCode | null,
): Kind['judge'] {
  return (value, column, known, before) => {
    // An empty cell is '' wherever it is no built-in one.
    if (value === '') return null
    if (!Array.isArray(value) || value.length > limits.listEntries) return 'bad-value'
    const entries: unknown[] = value
    if (!entries.every((entry) => typeof entry === 'string')) return 'bad-value'
    return new Set(entries).size === entries.length ? judge(entries, column, known, before) : 'bad-value'
  }
}

import { parseDate } from '../../model/text/dates'
import { isBlank } from '../../model/text/fold'
import { leftoverIn } from '../../model/text/leftovers'
import type { FileSheet, Merge } from '../../transfer/fileTable'
import { groupIn, isDepartmentName } from './departmentCells'
import { knownNames } from './meanings'

/** A header stands among the first so many rows that say anything; above it people put a title and remarks. */
const within = 12
/** A name of a column is no longer than that. */
const longestName = 40

/** Where a sheet's header is, in rows from 0 on, and what its columns are called; of no rows where it has none. */
export interface Header {
  top: number
  rows: 0 | 1 | 2
  names: string[]
}

/** The row with the most names that people give columns, and with what stands above or below it the header (L6). */
export function findHeader(sheet: FileSheet): Header {
  const { rows, merges } = sheet
  const filled = rows.flatMap(({ cells }, i) => (cells.every(isBlank) ? [] : [i])).slice(0, within)
  if (filled.length === 0) return { top: 0, rows: 1, names: [] }
  let best = filled[0]!
  let most = 0
  for (const row of filled) {
    const names = spreadRow(sheet, row)
    const known = isNaming(rows[row]!.cells) ? knownNames(names) : 0
    const entries = names.filter(isEntry).length
    if (entries > 0 && known <= entries) continue
    if (known > most) [best, most] = [row, known]
  }
  if (most === 0 && isEntryRow(rows[firstOfSeveral(sheet)]!.cells)) return withoutHeader(sheet)
  const isGroup = (row: number) =>
    merges.some((merge) => merge.top === row && isBeside(merge) && !isTitle(sheet, merge))
  const reaches = (row: number) =>
    merges.some(({ top, bottom, left, right }) => top === row && bottom === row + 1 && left === right)
  if (
    best > 0 &&
    filled.includes(best - 1) &&
    (isGroup(best - 1) || reaches(best - 1)) &&
    isNaming(rows[best - 1]!.cells)
  )
    return headerAt(sheet, best - 1, 2)
  const below = rows[best + 1]
  const isSplit = isGroup(best) || reaches(best) || isLaidOutInTwo(sheet, best)
  return headerAt(sheet, best, below && isSplit && isNaming(below.cells) ? 2 : 1)
}

/** What begins below the title with its first entry. */
export function withoutHeader(sheet: FileSheet): Header {
  return headerAt(sheet, firstOfSeveral(sheet), 0)
}

/** The first row that says several things: above it is at most a title. */
function firstOfSeveral({ rows }: FileSheet): number {
  const filled = rows.slice(0, within * 2).map(({ cells }) => cells.filter((cell) => !isBlank(cell)).length)
  const several = filled.findIndex((count) => count > 1)
  return Math.max(0, several >= 0 ? several : filled.findIndex((count) => count > 0))
}

/** The header that a person says it is. */
export function headerAt(sheet: FileSheet, top: number, rows: 0 | 1 | 2): Header {
  const [upper, lower] = [spreadRow(sheet, top), rows === 2 ? spreadRow(sheet, top + 1) : []]
  const width = Math.max(...sheet.rows.map(({ cells }) => cells.findLastIndex((cell) => !isBlank(cell)) + 1), 0)
  if (rows === 0) return { top, rows, names: Array.from({ length: width }, () => '') }
  // Without merged cells a group's name stands over its first column alone.
  let group = ''
  const names = Array.from({ length: width }, (_, i) => {
    const [above, below] = [oneLine(upper[i]), oneLine(lower[i])]
    if (above !== '') group = above
    if (rows === 1 || below === '' || below === above) return above
    // 计划 below 第一季度 and again below 第二季度.
    const isRepeated = lower.some((other, at) => at !== i && oneLine(other) === below)
    return isRepeated && group !== '' ? `${group}·${below}` : below
  })
  return { top, rows, names }
}

/** What stands in entries and names no column: a day, a department. */
function isEntry(cell: string): boolean {
  return isDepartmentName(cell) || groupIn(cell) !== null || Boolean(parseDate(cell, '2000-01-01'))
}

/** One that says such things, or counts. */
function isEntryRow(cells: readonly string[]): boolean {
  return cells.some((cell) => isEntry(cell) || /^\d+([.-]\d+)*$/.test(cell.trim()))
}

/** Names are short, and several. */
function isNaming(cells: readonly string[]): boolean {
  const texts = cells.filter((cell) => !isBlank(cell))
  const isName = (text: string) => text.trim().length <= longestName && !/^[\d.\-/%]+$/.test(text.trim())
  return texts.length > 1 && texts.every(isName)
}

/** A row of a CSV file below a header that has names only where that has none, or begins a group. */
function isLaidOutInTwo({ rows }: FileSheet, top: number): boolean {
  const [upper, lower] = [rows[top]!.cells, rows[top + 1]?.cells ?? []]
  const gaps = upper.flatMap((cell, i) => (isBlank(cell) && !isBlank(lower[i] ?? '') ? i : []))
  const isIn = (i: number) => isBlank(lower[i]!) || gaps.includes(i) || gaps.includes(i + 1)
  return gaps.length > 0 && lower.every((_, i) => isIn(i)) && knownNames(lower) > 0
}

/** What the cells of a header say where each covers all columns below it. */
function spreadRow({ rows, merges }: FileSheet, row: number): string[] {
  const cells = [...(rows[row]?.cells ?? [])]
  for (const { top, left, right } of merges.filter((merge) => merge.top === row))
    for (let column = left + 1; column <= right; column++) cells[column] = rows[top]?.cells[left] ?? ''
  return Array.from(cells, (cell: string | undefined) => cell ?? '')
}

const isBeside = ({ left, right }: Merge) => right > left

/** A title lies over most of the sheet. */
function isTitle({ rows }: FileSheet, { left, right }: Merge): boolean {
  const width = Math.max(...rows.slice(0, 30).map(({ cells }) => cells.length))
  return right - left + 1 > width * 0.6
}

/** What a spreadsheet left there is no name. */
function oneLine(text = ''): string {
  return leftoverIn(text) ? '' : text.trim().replace(/\s*\n\s*/g, '')
}

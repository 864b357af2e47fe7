import { foldName } from '../../model/ledger/nameReader'
import { isBlank } from '../../model/text/fold'
import { leftoverIn } from '../../model/text/leftovers'
import type { FileRow, FileSheet, Merge } from '../../transfer/fileTable'
import { withoutGuard } from '../../transfer/formula-guard'
import { findHeader, headerAt, withoutHeader, type Header } from './header'
import { guessMeanings, knownNames } from './meanings'
import type { Corrections } from './proposal'

/** A row below a header, with its cells where the joined columns have them. */
export interface JoinedRow {
  key: string
  sheet: number
  line: number
  cells: string[]
  links: Record<number, string>
  isHidden: boolean
  /** It has more cells than the header, so that nobody knows which of them is what. */
  isTooLong: boolean
  /** Its first text lies over most of the row, as a section's does. */
  isWide: boolean
  /** Columns in which a spreadsheet left something instead of a text: what stood there is not known. */
  lost: ReadonlySet<number>
  /** By column, the line in which a cell begins that is merged downwards over this one. */
  mergedFrom: ReadonlyMap<number, number>
}

export interface Above {
  sheet: number
  line: number
  text: string
}

/** All sheets that are taken, one below the other: columns of one name are one. */
export interface JoinedTable {
  columns: { name: string; place: number }[]
  rows: JoinedRow[]
  headers: Header[]
  taken: number[]
  above: Above[]
  /** Columns that have a name that another has too. */
  sameNames: string[]
  /** What a spreadsheet left where a column has its name. */
  lostNames: Above[]
}

export function joinSheets(sheets: readonly FileSheet[], corrections: Corrections, isStrict: boolean): JoinedTable {
  const headers = sheets.map((sheet, i) => {
    const said = corrections.headers[i]
    if (!said) return findHeader(sheet)
    return said.lines === 0 ? withoutHeader(sheet) : headerAt(sheet, said.line - 1, said.lines === 2 ? 2 : 1)
  })
  const taken = takenSheets(sheets, headers, corrections)
  const joined: JoinedTable = { columns: [], rows: [], headers, taken, above: [], sameNames: [], lostNames: [] }
  for (const i of taken) addSheet(joined, sheets[i]!, i, headers[i]!, corrections, isStrict)
  return joined
}

/** The one that says most, and those that have the same columns. */
function takenSheets(sheets: readonly FileSheet[], headers: readonly Header[], corrections: Corrections): number[] {
  const filled = sheets.flatMap((sheet, i) => (sheet.rows.some(hasText) ? i : []))
  const weight = (i: number) =>
    (sheets[i]!.isHidden ? 0 : 1) * (1 + knownNames(headers[i]!.names)) * (sheets[i]!.rows.length - headers[i]!.top)
  const main = filled.reduce<number | null>((best, i) => (best === null || weight(i) > weight(best) ? i : best), null)
  if (main === null) return []
  const namesOf = (i: number) => new Set(headers[i]!.names.map(foldName).filter(Boolean))
  const ours = namesOf(main)
  const isAlike = (i: number) => {
    const names = [...namesOf(i)]
    return (
      names.length > 1 && names.filter((name) => ours.has(name)).length * 3 >= Math.max(names.length, ours.size) * 2
    )
  }
  return filled.filter((i) => corrections.sheets[i] ?? (i === main || (!sheets[i]!.isHidden && isAlike(i))))
}

function addSheet(
  joined: JoinedTable,
  { rows, merges }: FileSheet,
  sheet: number,
  { top, rows: lines, names }: Header,
  corrections: Corrections,
  isStrict: boolean,
): void {
  const used = new Set<number>()
  const places = names.map((name, place) => {
    const key = foldName(name)
    const isSame = (column: JoinedTable['columns'][number], i: number) =>
      !used.has(i) && (key === '' ? column.name === '' && column.place === place : foldName(column.name) === key)
    let at = joined.columns.findIndex(isSame)
    if (at < 0) at = joined.columns.push({ name, place }) - 1
    used.add(at)
    if (key !== '' && names.findIndex((other) => foldName(other) === key) !== place) joined.sameNames.push(name)
    return at
  })
  const merged = downwards(merges)
  const wide = new Set(
    merges.filter(({ left, right }) => (right - left + 1) * 2 > names.length && right > left).map(({ top }) => top),
  )
  rows.forEach((row, i) => {
    if (!hasText(row)) return
    if (i < top)
      joined.above.push({ sheet, line: row.line, text: row.cells.filter((cell) => !isBlank(cell)).join(' ') })
    if (i < top + lines) {
      const lost = i < top ? [] : row.cells.filter((cell) => leftoverIn(cell))
      joined.lostNames.push(...lost.map((text) => ({ sheet, line: row.line, text: text.trim() })))
      return
    }
    joined.rows.push({
      ...joinedRow(row, sheet, places, corrections, isStrict),
      isWide: wide.has(i),
      mergedFrom: merged(i, places),
    })
  })
}

function joinedRow(
  row: FileRow,
  sheet: number,
  places: readonly number[],
  { cells: said }: Corrections,
  isStrict: boolean,
) {
  const key = `${sheet}:${row.line}`
  const isMended = Object.keys(said).length > 0
  const cells: string[] = []
  const links: Record<number, string> = {}
  places.forEach((at, place) => {
    const text = row.covered?.has(place) ? '' : (row.cells[place] ?? '')
    const mended = isMended ? said[`${key}:${at}`] : undefined
    cells[at] = mended ?? (isStrict ? withoutGuard(text) : text)
    const link = row.links?.[place]
    if (link) links[at] = link
  })
  const width = row.cells.findLastIndex((cell) => !isBlank(cell)) + 1
  return {
    key,
    sheet,
    line: row.line,
    cells: Array.from(cells, (cell: string | undefined) => cell ?? ''),
    links,
    isHidden: row.isHidden === true,
    lost: new Set<number>(),
    isTooLong: isStrict && width > places.length,
  }
}

/** In which line the cell begins that is merged downwards over a row, by column. */
function downwards(merges: readonly Merge[]) {
  const byRow = new Map<number, Merge[]>()
  for (const merge of merges) {
    if (merge.bottom === merge.top || merge.left !== merge.right) continue
    for (let row = merge.top; row <= merge.bottom; row++) byRow.set(row, [...(byRow.get(row) ?? []), merge])
  }
  return (row: number, places: readonly number[]): ReadonlyMap<number, number> =>
    new Map(
      (byRow.get(row) ?? []).flatMap(({ left, top }) => (places[left] === undefined ? [] : [[places[left], top + 1]])),
    )
}

function hasText({ cells }: FileRow): boolean {
  return !cells.every(isBlank)
}

/** What each joined column means by its name, whatever is in it. */
export function meaningsByName({ columns }: JoinedTable) {
  return guessMeanings(columns.map(({ name }) => name))
}

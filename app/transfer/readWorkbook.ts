import { readXlsx, type Cell, type MergeRange, type Sheet } from 'hucre/xlsx'
import { leftoverIn } from '../model/text/leftovers'
import { linkInFormula } from '../model/text/links'
import { BrokenFile, fileLimits, type FileRow, type FileSheet } from './fileTable'
import { letters } from './letters'
import { sheetLinks, type SheetLinks } from './sheetLinks'
import { shownText } from './shownText'
import { zipDirectory } from './zipDirectory'

/** One more than may be, so that what is too much is seen. */
const range = `A1:${letters(fileLimits.columns + 1)}${fileLimits.rows + 100}`
/** A formula of which the file does not say what it comes to: not empty, and no text either. */
const uncalculated = '#CALC!'

interface Row extends FileRow {
  links: Record<number, string>
  covered: Set<number>
}

/** The sheets of a workbook, as people see them; links lie beside the text that leads to them. */
export async function readWorkbook(bytes: Uint8Array): Promise<FileSheet[]> {
  const entries = zipDirectory(bytes)
  const unpackedSize = entries.reduce((sum, { size }) => sum + size, 0)
  if (unpackedSize > fileLimits.unpackedBytes)
    throw new BrokenFile({ code: 'unpacks-too-big', detail: String(fileLimits.unpackedBytes >> 20) })
  try {
    // Styles tell how numbers are shown, and which of them are dates.
    const { sheets, dateSystem } = await readXlsx(bytes, {
      readStyles: true,
      range,
    })
    const links = await sheetLinks(bytes, entries)
    return sheets.map((sheet) => ({
      name: sheet.name,
      isHidden: Boolean(sheet.hidden ?? sheet.veryHidden),
      merges: (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
        ...{ top: startRow, bottom: endRow, left: startCol, right: endCol },
      })),
      rows: rowsOf(sheet, links.get(sheet.name), dateSystem === '1904'),
    }))
  } catch (error) {
    throw error instanceof BrokenFile ? error : new BrokenFile({ code: 'broken-workbook' })
  }
}

function rowsOf(
  { rows, cells: details, merges = [], rowDefs }: Sheet,
  addresses: SheetLinks | undefined,
  is1904: boolean,
): FileRow[] {
  const read = rows.map((cells, row): Row => {
    const links: Record<number, string> = {}
    const texts = Array.from(cells, (value, column) => {
      const at = `${row},${column}`
      const cell = details?.get(at)
      const fromFormula = cell?.formula ? linkInFormula(`=${cell.formula}`) : null
      const address = fromFormula?.url ?? addresses?.get(at)
      if (address) links[column] = address
      return textOf(value, cell, fromFormula?.label, is1904)
    })
    const isHidden = rowDefs?.get(row)?.hidden === true
    return { line: row + 1, cells: texts, links, covered: new Set(), ...(isHidden && { isHidden }) }
  })
  for (const merge of merges) spread(read, merge)
  return read
}

/** A cell merged downwards, such as a stream beside all of its items, says the same in each of its rows; others only where they begin. */
function spread(rows: Row[], { startRow, endRow, startCol, endCol }: MergeRange): void {
  const first = rows[startRow]
  if (!first) return
  const text = startCol === endCol ? first.cells[startCol] : undefined
  for (let row = startRow; row <= Math.min(endRow, rows.length - 1); row++) {
    const { cells, links, covered } = rows[row]!
    for (let column = startCol; column <= Math.min(endCol, fileLimits.columns); column++) {
      if ((row === startRow && column === startCol) || cells[column]) continue
      if (!text) covered.add(column)
      else {
        while (cells.length <= column) cells.push('')
        cells[column] = text
        const link = first.links[column]
        if (link) links[column] = link
      }
    }
  }
}

function textOf(
  value: Cell['value'] | undefined,
  cell: Cell | undefined,
  label: string | undefined,
  is1904: boolean,
): string {
  const { formula } = cell ?? {}
  if (formula && leftoverIn(`=${formula}`)) return `=${formula}`
  if (formula !== undefined && value === null) return label ?? uncalculated
  return shownText(value, { format: cell?.style?.numFmt, is1904 }).replace(/\r\n?/g, '\n')
}

import { writeXlsx, type Cell, type CellStyle, type CellValue, type ColumnDef } from 'hucre/xlsx'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import type { ColumnId, StoredColumn } from '../model/ledger/columns'
import { cellIn } from '../model/ledger/rows'
import { LedgerSchema, type ColumnKind } from '../model/ledger/schema'
import { isDate } from '../model/text/dates'
import { parseLink } from '../model/text/links'
import { exportRows, type ExportOptions, type ExportRow } from './exportRows'
import { sheetName } from './sheetName'
import { wholeAddresses } from './wholeAddresses'
import { cellText } from './cellText'
import { xlsxText } from './xlsxText'

/** In characters of the file's own font. */
const usualWidth = 16
const widths: Partial<Record<ColumnId, number>> = {
  stream: 24,
  code: 8,
  title: 44,
  titleEn: 44,
  clause: 18,
  lead: 20,
  support: 28,
  owner: 10,
  status: 10,
  reason: 28,
  light: 8,
  due: 12,
  progress: 48,
  problems: 40,
  next: 40,
  evidence: 40,
  updated: 24,
}
/** Texts of several lines stand under one another, and beside them everything begins at the top. */
const style: CellStyle = { alignment: { vertical: 'top', wrapText: true } }
const dateFormat = 'yyyy-mm-dd'

/**
 * The ledger as a workbook of one sheet: dates are dates and numbers numbers, all else is text, so that no cell can be run; the header stays
 * while one scrolls. A cell with one link leads there when it is clicked; Excel knows no cell with several.
 */
export async function ledgerXlsx(snapshot: LedgerSnapshot, options: ExportOptions): Promise<Uint8Array<ArrayBuffer>> {
  const { columns, language } = options
  const schema = new LedgerSchema(snapshot.columns)
  const kinds = columns.map((id) => schema.kindOf(id))
  const { header, rows } = exportRows(snapshot, options)
  const cells = new Map<string, Partial<Cell>>()
  header.forEach((_, column) => cells.set(`0,${column}`, { style: { ...style, font: { bold: true } } }))
  rows.forEach((row, i) => {
    columns.forEach((id, column) => {
      const url = kinds[column] === 'links' ? onlyLink(row, id as StoredColumn, options.origin) : null
      if (url !== null) cells.set(`${i + 1},${column}`, { style, hyperlink: { target: url } })
    })
  })
  const { title } = snapshot.tracker
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(title[language]),
        columns: header.map((_, i): ColumnDef => ({
          width: widths[columns[i]!] ?? usualWidth,
          style: kinds[i] === 'date' ? { ...style, numFmt: dateFormat } : style,
        })),
        rows: [header, ...rows.map(({ cells: texts }) => texts.map((text, i) => valueOf(kinds[i] ?? null, text)))],
        cells,
        freezePane: { rows: 1 },
      },
    ],
    properties: { title: xlsxText(title[language]) },
  })
  // It is never shared memory; the library's type only does not say so.
  return bytes as Uint8Array<ArrayBuffer>
}

function valueOf(kind: ColumnKind | null, text: string): CellValue {
  if (text === '') return null
  // One with more digits than a spreadsheet keeps stays a text.
  if (kind === 'number' && String(Number(text)) === text) return Number(text)
  return kind === 'date' && isDate(text) ? new Date(`${text}T00:00:00Z`) : cellText(text)
}

function onlyLink({ entry }: ExportRow, column: StoredColumn, origin: string): string | null {
  const links = [cellIn(entry.item, column)].flat().filter(Boolean)
  const url = links.length === 1 ? (parseLink(wholeAddresses(xlsxText(links[0]!), origin))?.url ?? null) : null
  // To what is no address Excel calls the whole file broken.
  return url !== null && URL.canParse(url) ? url : null
}

import { writeXlsx } from 'hucre/xlsx'
import { cellText } from './cellText'
import { sheetName } from './sheetName'

/** A table of figures as a workbook of one sheet: texts are texts, so that none can be run, and figures numbers. */
export async function figuresXlsx(
  title: string,
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): Promise<Uint8Array<ArrayBuffer>> {
  const bold = { style: { font: { bold: true } } }
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(title),
        columns: header.map((_, i) => ({ width: i === 0 ? 32 : 14 })),
        rows: [
          header.map(cellText),
          ...rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell))),
        ],
        cells: new Map(header.map((_, i) => [`0,${i}`, bold] as const)),
        freezePane: { rows: 1 },
      },
    ],
    properties: { title: cellText(title) },
  })
  // It is never shared memory; the library's type only does not say so.
  return bytes as Uint8Array<ArrayBuffer>
}

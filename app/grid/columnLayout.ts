import type { ColumnId } from '../model/ledger/columns'
import type { LedgerSchema } from '../model/ledger/schema'

/** A column as it stands at first: widths in px, `widthEn` where English words need more. */
export interface ColumnMeasure {
  id: ColumnId
  width: number
  widthEn?: number
  /** It gives room to others down to this width, where there is too little (fitColumns). */
  least?: number
  leastEn?: number
  /** It takes what room is left. */
  grows?: boolean
}

/** LOOK, "Measure"; the rest is hidden until asked for. */
export const shownColumns: ColumnMeasure[] = [
  { id: 'code', width: 72, least: 64 },
  { id: 'title', width: 320, least: 120 },
  { id: 'lead', width: 132, widthEn: 164, least: 76 },
  { id: 'support', width: 148, least: 76 },
  { id: 'owner', width: 88, least: 60 },
  { id: 'status', width: 104, widthEn: 116, least: 92, leastEn: 108 },
  { id: 'light', width: 128, widthEn: 152, least: 120, leastEn: 146 },
  { id: 'due', width: 112, least: 104 },
  { id: 'progress', width: 280, least: 140, grows: true },
  { id: 'updated', width: 128 },
]
const hiddenColumns: readonly ColumnId[] = ['problems', 'next', 'evidence', 'clause', 'reason']

/** Those of a ledger that the grid may show, in the order in which they stand at first; the house's own last. */
export function gridColumns(schema: LedgerSchema): ColumnId[] {
  const all = [...shownColumns.map(({ id }) => id), ...hiddenColumns, ...schema.own]
  return all.filter((id) => !schema.column(id)!.isHidden)
}

/** How wide a column is and may become at least, in a language. */
export function measureOf(id: ColumnId, isEnglish: boolean): { width: number; least: number } {
  const measure = shownColumns.find((column) => column.id === id)
  if (!measure) return { width: 200, least: 200 }
  const width = (isEnglish && measure.widthEn) || measure.width
  return { width, least: (isEnglish && measure.leastEn) || measure.least || width }
}

/** All but what says which row it is. */
export function choosableColumns(schema: LedgerSchema): ColumnId[] {
  return gridColumns(schema).filter((id) => id !== 'code' && id !== 'title')
}

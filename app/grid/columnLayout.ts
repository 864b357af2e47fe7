import type { ColumnId } from '../model/ledger/columns'

/**
 * The columns as they stand at first (LOOK, "Measure"): widths in px, `widthEn` where English
 * words need more; the rest is hidden until asked for.
 */
export const shownColumns: { id: ColumnId; width: number; widthEn?: number; grows?: boolean }[] = [
  { id: 'code', width: 72 },
  { id: 'title', width: 320 },
  { id: 'lead', width: 132, widthEn: 164 },
  { id: 'support', width: 148 },
  { id: 'owner', width: 88 },
  { id: 'status', width: 104, widthEn: 116 },
  { id: 'light', width: 112, widthEn: 152 },
  { id: 'due', width: 112 },
  { id: 'progress', width: 280, grows: true },
  { id: 'updated', width: 128 },
]
export const hiddenColumns: ColumnId[] = ['problems', 'next', 'evidence', 'clause', 'reason']
/** All but what says which row it is. */
export const choosableColumns: readonly ColumnId[] = [...shownColumns.slice(2).map(({ id }) => id), ...hiddenColumns]

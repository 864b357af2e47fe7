import type { Language } from '../i18n/language'
import type { ColumnId } from '../model/ledger/columns'
import type { ColumnKind, LedgerSchema } from '../model/ledger/schema'
import { columnNames } from '../reading/columnNames'

/** A column as it stands at first: widths in px, `widthEn` where English words need more. */
export interface ColumnMeasure {
  id: ColumnId
  width: number
  widthEn?: number
  /** It gives room to others down to this width, where there is too little (fitColumns). */
  least?: number
  leastEn?: number
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
  { id: 'progress', width: 280, least: 140 },
  { id: 'updated', width: 128 },
]
/** Built-in ones that stand only where somebody asks for them. */
const hiddenColumns: readonly ColumnId[] = ['problems', 'next', 'evidence', 'clause', 'reason']
/** What is no cell of its own. */
const placeColumns: readonly ColumnId[] = ['stream', 'parent', 'order', 'titleEn']

/** How wide columns without a measure of their own are, by kind. */
const kindWidths: Partial<Record<ColumnKind, number>> = {
  text: 240,
  links: 200,
  short: 160,
  number: 112,
  date: 112,
  flag: 96,
  choice: 120,
  choices: 168,
  department: 132,
  departments: 148,
}

/** Those of a ledger that the grid may show, in the order in which they stand at first. */
export function gridColumns(schema: LedgerSchema): ColumnId[] {
  return schema.columns.filter(({ id, isHidden }) => !isHidden && !placeColumns.includes(id)).map(({ id }) => id)
}

/** Does it stand before anybody asked for it? */
export function isShownAtFirst(id: ColumnId): boolean {
  return !hiddenColumns.includes(id)
}

/** How wide a column is and may become at least, in a language. */
export function measureOf(id: ColumnId, schema: LedgerSchema, language: Language): { width: number; least: number } {
  const isEnglish = language === 'en'
  const measure = shownColumns.find((column) => column.id === id)
  if (!measure) {
    const { kind, isOwn } = schema.column(id)!
    const usual = kindWidths[kind] ?? 160
    const width = isOwn ? Math.max(usual, Math.min(widestName, widthOfName(columnNames(schema, language)(id)))) : usual
    return { width, least: width }
  }
  const width = (isEnglish && measure.widthEn) || measure.width
  return { width, least: (isEnglish && measure.leastEn) || measure.least || width }
}

const widestName = 240
/** About as wide as a name is in a header, with what stands beside it. */
function widthOfName(name: string): number {
  const letters = Array.from(name).reduce((sum, sign) => sum + (/[\u2e80-\uffef]/.test(sign) ? 13 : 7.5), 0)
  return Math.ceil(letters) + 44
}

/** All but what says which row it is. */
export function choosableColumns(schema: LedgerSchema): ColumnId[] {
  return gridColumns(schema).filter((id) => id !== 'code' && id !== 'title')
}

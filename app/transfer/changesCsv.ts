import type { ComparisonAnswer } from '../model/history/comparisonAnswer'
import { asksEn } from '../i18n/asks.en'
import { asksZh } from '../i18n/asks.zh'
import { changesEn } from '../i18n/changes.en'
import { changesZh } from '../i18n/changes.zh'
import type { Language } from '../i18n/language'
import { structureChangesEn } from '../i18n/structureChanges.en'
import { structureChangesZh } from '../i18n/structureChanges.zh'
import { words } from '../i18n/words'
import type { ComparedRow } from '../model/history/comparison'
import type { StructureChange } from '../model/history/structureChange'
import { sayChange } from '../model/history/structureText'
import { momentIn } from '../model/text/dates'
import type { CellValue } from '../model/ledger/rows'
import { LedgerSchema } from '../model/ledger/schema'
import { csvText } from './csvText'
import { createWording } from '../reading/wording'
import { wholeAddresses } from './wholeAddresses'

export type Compared = Extract<ComparisonAnswer, { outcome: 'compared' }>

/**
 * Just the changes as CSV text (C1, C2): a line for whatever became of a column or a stream, then one for each changed
 * cell, each row that came or went, each light that changed. Behind a deadline that moved because more time was granted:
 * the first one, and how often.
 */
export function changesCsv(
  { comparison, tracker, departments, columns, streams }: Compared,
  language: Language,
  origin: string,
): string {
  const said = { zh: changesZh, en: changesEn }[language]
  const { light: lightWords } = words[language]
  const { timeZone } = tracker.settings
  const named = { schema: new LedgerSchema(columns), departments, streams }
  const { valueText, titleOf, departmentName, columnName } = createWording(named, language, 'full')
  const textIn = (column: string, value: CellValue) => {
    const text = valueText(column, value)
    return named.schema.kindOf(column) === 'links' ? wholeAddresses(text, origin) : text
  }
  const moment = (at: number | null) => (at === null ? '' : momentIn(timeZone, at))
  const who = (by: ComparedRow['by']) => [by?.name ?? '', departmentName(by?.department ?? null)]
  // As in the ledger's own files: where no deadline was moved, there are no columns of it.
  const { file } = { zh: asksZh, en: asksEn }[language]
  const hasExtended = comparison.rows.some(({ extended }) => extended)
  const extension = (extended: ComparedRow['extended']) =>
    hasExtended ? [extended?.firstDue ?? '', extended ? String(extended.times) : ''] : []
  const linesOf = ({ label, change, cells, extended, by, at, light }: ComparedRow): string[][] => {
    const start = [valueText('stream', label.stream), label.code, titleOf(label), valueText('lead', label.lead)]
    if (change !== 'changed')
      return [
        [
          ...start,
          said.row,
          change === 'added' ? '' : said.there,
          change === 'added' ? said.there : '',
          ...who(by),
          moment(at),
          ...extension(undefined),
        ],
      ]
    const changed = cells.map((cell) => [
      ...start,
      columnName(cell.column),
      textIn(cell.column, cell.before),
      textIn(cell.column, cell.after),
      ...who(cell.by),
      moment(cell.at),
      ...extension(cell.column === 'due' ? extended : undefined),
    ])
    const [before, after] = [light.before!.light, light.after!.light]
    return before === after
      ? changed
      : [
          ...changed,
          [...start, columnName('light'), lightWords[before], lightWords[after], '', '', '', ...extension(undefined)],
        ]
  }
  const structureWords = { zh: structureChangesZh, en: structureChangesEn }[language]
  const lineOf = (change: StructureChange): string[] => {
    const { subject, what, before, after } = sayChange(change, structureWords)
    const stream = change.of === 'stream' ? valueText('stream', change.id) : ''
    return [stream, '', subject, '', what, before, after, ...who(change.by), moment(change.at), ...extension(undefined)]
  }
  const header = [
    columnName('stream'),
    columnName('code'),
    columnName('title'),
    columnName('lead'),
    said.column,
    said.before,
    said.after,
    said.person,
    said.department,
    said.at,
    ...(hasExtended ? [file.firstDue, file.times] : []),
  ]
  const lines = [...comparison.structure.map(lineOf), ...comparison.rows.flatMap(linesOf)]
  return csvText(header, lines, new Set([1]))
}

import type { Translate } from '../i18n/Translate'
import { isBlank } from '../model/text/fold'
import type { FileTable } from './fileTable'
import { letters } from './letters'

/** What a column of a file is called: one without a name goes by its letter, as in a spreadsheet. */
export function columnName(t: Translate, { header }: FileTable, index: number): string {
  return header[index]!.trim() || t('transfer.noName', { letter: letters(index + 1) })
}

/** Columns that are not taken and say something, each by what it is called. */
export function leftOutNames(t: Translate, table: FileTable, mapping: readonly (string | null)[]): string[] {
  const isSilent = (index: number) =>
    table.header[index]!.trim() === '' && table.rows.every(({ cells }) => isBlank(cells[index] ?? ''))
  return table.header.flatMap((_, i) => ((mapping[i] ?? null) !== null || isSilent(i) ? [] : [columnName(t, table, i)]))
}

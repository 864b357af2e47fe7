import type { Missing } from '../model/ledger/status'
import type { Reading } from './reading'

/** What is to be filled in before something can be done; of the house's own columns, by their names. */
export function missingText({ code, column }: Missing, { t, columnName }: Pick<Reading, 't' | 'columnName'>): string {
  if (code === 'needs-cell') return t('verbs.fillFirst', { column: columnName(column) })
  return code === 'needs-file' ? t('verbs.fileFirst', { column: columnName(column) }) : t(`refusal.${code}`)
}

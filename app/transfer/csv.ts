import { stringify } from 'csv-stringify/sync'
import type { LedgerSnapshot } from '../context'
import { exportRows, type ExportOptions } from './exportRows'
import { withGuard } from './formula-guard'

/** The ledger as CSV text (C1, C2): BOM, CRLF, guarded against what a spreadsheet would run. */
export function ledgerCsv(snapshot: LedgerSnapshot, options: ExportOptions): string {
  const { header, rows } = exportRows(snapshot, options)
  const lines = rows.map(({ cells }) => cells.map((text, i) => (options.columns[i] === 'code' ? codeText(text) : withGuard(text))))
  // `record_delimiter: 'windows'` alone leaves a cell with a bare LF unquoted.
  return stringify([header, ...lines], { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

/**
 * A code that a spreadsheet would read as another number stands as text: 2.10 would become 2.1, which is another item.
 * The mark is the same `'` that guards formulas, so no formula is needed to keep it.
 */
function codeText(code: string): string {
  return /^\d+(\.\d+)?$/.test(code) && String(Number(code)) !== code ? `'${code}` : code
}

import type { LedgerSnapshot } from '../model/ledger/snapshot'
import { csvText } from './csvText'
import { exportRows, type ExportOptions } from './exportRows'

/** The ledger as CSV text (C1, C2). */
export function ledgerCsv(snapshot: LedgerSnapshot, options: ExportOptions): string {
  const { header, rows } = exportRows(snapshot, options)
  const codes = new Set(options.columns.flatMap((column, i) => (column === 'code' ? i : [])))
  return csvText(
    header,
    rows.map(({ cells }) => cells),
    codes,
  )
}

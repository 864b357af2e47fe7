import { stringify } from 'csv-stringify/browser/esm/sync'
import { withGuard } from './formula-guard'

/** CSV text (C1, C2): BOM, CRLF, guarded against what a spreadsheet would run. `codes`: columns of items' codes. */
export function csvText(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  codes: ReadonlySet<number>,
): string {
  const lines = rows.map((cells) => cells.map((text, i) => (codes.has(i) ? codeText(text) : withGuard(text))))
  // `record_delimiter: 'windows'` alone leaves a cell with a bare LF unquoted.
  return stringify([[...header], ...lines], { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

/**
 * A code that a spreadsheet would read as another number stands as text: 2.10 would become 2.1, which is another item.
 * The mark is the same `'` that guards formulas, so no formula is needed to keep it.
 */
function codeText(code: string): string {
  return /^\d+(\.\d+)?$/.test(code) && String(Number(code)) !== code ? `'${code}` : code
}

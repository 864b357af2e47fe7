/** A column's title, and its text for a row. Texts stand left, numbers right. */
export type Column<Row> = [title: string, text: (row: Row) => string, align?: 'left' | 'right']

/** Lines of aligned columns, for a terminal. */
export function tableOf<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const lines = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, text]) => text(row)))]
  const widths = columns.map((_, i) => Math.max(...lines.map((line) => line[i]!.length)))
  const pad = (cell: string, i: number) =>
    columns[i]![2] === 'left' ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)
  return lines.map((line) => line.map(pad).join('  ').trimEnd()).join('\n')
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length === 0
    ? NaN
    : Number.isInteger(middle)
      ? (sorted[middle - 1]! + sorted[middle]!) / 2
      : sorted[Math.floor(middle)]!
}

/** p50, p95, p99 and the largest of all; Infinity when there are none. */
export function percentilesOf(numbers: readonly number[]): { p50: number; p95: number; p99: number; slowest: number } {
  const sorted = Float64Array.from(numbers).sort()
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Infinity
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), slowest: at(1) }
}

/** A figure with so many digits after the point; nothing where there is none. */
export function figure(value: number | undefined, digits = 1): string {
  return value === undefined ? '' : value.toFixed(digits)
}

/** SQLite takes only so many parameters in one statement: large batches go in parts of at most 500 rows. */
export function* chunks<T>(rows: readonly T[], size = 500): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}

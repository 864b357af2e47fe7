/** How a spreadsheet calls the column with this number, from 1 on: A, Z, AA. */
export function letters(column: number): string {
  return column > 26
    ? letters(Math.floor((column - 1) / 26)) + letters(((column - 1) % 26) + 1)
    : String.fromCharCode(64 + column)
}

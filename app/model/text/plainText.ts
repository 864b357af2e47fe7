import type { CellValue, Item } from '../ledger/rows'

/** What ends a line somewhere: on the Mac of old, in Word (vertical tab), on paper (form feed), in Unicode. */
const lineEnds = /\r\n?|[\v\f\u0085\u2028\u2029]/g
/** What XML cannot hold: a workbook with one of these in it does not open. Halves of letters are none either. */
const unheld = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu

/** A text as the ledger holds it: lines end with LF, and nothing is in it that a workbook could not hold. */
export function plainText(text: string): string {
  return text.replace(lineEnds, '\n').replace(unheld, '')
}

export function plainValue(value: CellValue): CellValue {
  return typeof value === 'string' ? plainText(value) : value.map(plainText)
}

export function plainRow<Row extends Partial<Item>>(row: Row): Row {
  const plain = (cells: object) =>
    Object.fromEntries(Object.entries(cells as Record<string, CellValue>).map(([id, value]) => [id, plainValue(value)]))
  const { cells, ...others } = row
  return { ...plain(others), ...(cells && { cells: plain(cells) }) } as Row
}

/** All that `unheld` finds, and letters of two halves: most texts have neither, and this tells them sooner. */
const suspect = /[\0-\x08\v\f\x0e-\x1f\ud800-\udfff\ufffe\uffff]/

/** May the ledger hold this text as it is? Other line ends do no harm to a file. */
export function isHeld(text: string): boolean {
  return !suspect.test(text) || text.search(unheld) === -1
}

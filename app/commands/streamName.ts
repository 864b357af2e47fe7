import type { OutlineStream } from '../model/ledger/outline'
import type { Reading } from '../reading/reading'

/** `一 机构与职能`: a stream by its number and its problem, or its title where it names none. */
export function streamName({ stream, number }: OutlineStream, reading: Reading): string {
  return `${reading.numeral(number)} ${reading.problem(stream).name || reading.titleOf(stream)}`
}

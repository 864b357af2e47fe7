import { limits } from '../limits'
import { judgeText, oneLine, type Kind } from './Kind'

/** One line of text. */
export const short: Kind = {
  judge: judgeText((value) => (value.length > limits.shortText ? 'too-long' : null)),
  parse: oneLine,
}

/** A long text, which several people type in at once (D2). */
export const text: Kind = {
  judge: judgeText((value) => (value.length > limits.longText ? 'too-long' : null)),
  parse: (written) => ({ value: written.trimEnd() }),
  isFilteredAsWhole: true,
}

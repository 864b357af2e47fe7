import { limits } from '../limits'
import { judgeText, oneLine, type Kind } from './Kind'

/** One line of text: in a column of the house's own nothing else was ever let in by a page. */
export const short: Kind = {
  judge: judgeText((value, { isOwn }, _, before) => {
    if (value.length > limits.shortText) return 'too-long'
    return isOwn && value.includes('\n') && value !== before ? 'bad-value' : null
  }),
  parse: oneLine,
}

/** A long text, which several people type in at once (D2). */
export const text: Kind = {
  judge: judgeText((value) => (value.length > limits.longText ? 'too-long' : null)),
  parse: (written) => ({ value: written.trimEnd() }),
  isFilteredAsWhole: true,
}

import { fold } from '../../text/fold'
import { found, judgeText, type Kind } from './Kind'

/** Kept as people write it, so that no digit is lost: `-1234.50`, without separators or a needless sign or zero in front. */
const pattern = /^-?(0|[1-9]\d{0,17})(\.\d{1,12})?$/

export const number: Kind = {
  judge: judgeText((value) => (pattern.test(value) ? null : 'bad-number')),
  parse(written, { unit }) {
    const text = fold(written).replace(/\s/g, '')
    const suffix = fold(unit).replace(/\s/g, '')
    const bare = suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text
    if (bare === '') return found(text === '' ? '' : null, 'bad-number')
    if (bare.includes(',') && !/^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)) return { code: 'bad-number' }
    const digits = bare
      .replaceAll(',', '')
      .replace(/^\+/, '')
      .replace(/^(-?)\./, '$10.')
      .replace(/^(-?)0+(?=\d)/, '$1')
      .replace(/\.$/, '')
      .replace(/^-(?=0(\.0+)?$)/, '')
    return found(pattern.test(digits) ? digits : null, 'bad-number')
  },
  rank: Number,
}

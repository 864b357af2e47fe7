import { isDate, parseDate } from '../../text/dates'
import { found, judgeText, type Kind } from './Kind'

export const date: Kind = {
  judge: judgeText((value) => (isDate(value) ? null : 'bad-date')),
  parse: (text, _, { today }) => found(parseDate(text, today), 'bad-date'),
}

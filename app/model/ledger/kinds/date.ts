import { isDate } from '../../text/dates'
import { readDate } from '../../text/writtenDates'
import { found, judgeText, type Kind } from './Kind'

export const date: Kind = {
  judge: judgeText((value) => (isDate(value) ? null : 'bad-date')),
  parse: (text, _, { today }) => found(readDate(text, today), 'bad-date'),
}

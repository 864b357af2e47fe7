import { isStatus } from '../status'
import { found, judgeText, type Kind } from './Kind'

export const status: Kind = {
  judge: judgeText((value) => (isStatus(value) ? null : 'bad-value')),
  parse: (text, _, { statuses }) => found(statuses.one(text), 'unknown-status'),
  groups: true,
}

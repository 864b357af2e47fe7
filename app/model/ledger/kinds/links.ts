import { parseLink, parseLinks } from '../../text/links'
import { limits } from '../limits'
import { found, judgeList, type Kind } from './Kind'

export const links: Kind = {
  judge: judgeList((entries) => {
    if (entries.some((link) => link.length > limits.shortText)) return 'too-long'
    return entries.every((link) => parseLink(link) !== null) ? null : 'bad-link'
  }),
  parse: (text, _, { ledger }, address) => found(parseLinks(text, address, ledger), 'bad-link'),
  isFilteredAsWhole: true,
}

import { foldName } from '../../model/ledger/nameReader'
import type { Status } from '../../model/ledger/status'

/** What people write for how far something is, beside the ledger's own words. */
const words: readonly (readonly [RegExp, Status])[] = [
  [/^(未启动|未开始|未办|待办|待启动|尚未启动|未签收|notstarted|todo|open)$/, 'issued'],
  [
    /^(进行中|办理中|推进|正在推进|持续推进|长期推进|已启动|整改中|落实中|实施中|未完成|正在办理|序时推进|否|×|✗|✘|x|no|按计划推进|inprogress|ongoing)$/,
    'in_progress',
  ],
  [/^(已?受阻|滞后|需协调解决|存在困难|难以推进|blocked)$/, 'blocked'],
  [/^(已提交|待验收|待复核|已申请销号|inreview)$/, 'submitted'],
  [/^(已?退回|returned)$/, 'returned'],
  [/^(已?(暂缓|暂停|中止)|deferred|onhold)$/, 'deferred'],
  [
    /^(已?(完成|办结|销号|整改|落实)|完成(整改|销号)?|整改(完成|到位)|(全部|基本)完成|是|√|✓|✔|yes|done|closed|completed?)$/,
    'closed',
  ],
]

export function statusIn(text: string): Status | null {
  const said = foldName(text)
  return words.find(([pattern]) => pattern.test(said))?.[1] ?? null
}

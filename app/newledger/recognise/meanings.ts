import { guessColumns } from '../../transfer/guessColumns'
import { builtInSchema } from '../../model/ledger/schema'
import { foldName } from '../../model/ledger/nameReader'
import { isComputedName } from '../../transfer/guessColumns'
import type { BuiltInMeaning } from './proposal'

/** Columns that this list names besides what import knows; the first that fits counts. */
const parts: readonly (readonly [RegExp, BuiltInMeaning | 'computed'])[] = [
  [/^亮灯|^更新(时间|人)?$|light$|^updated/, 'computed'],
  [/^(序号|编号|序|no\.?|#|项次)$/, 'code'],
  [
    /(子任务|分解任务|任务分解|具体(措施|举措|任务|事项|工作)|(主要|工作|细化|落实|整改)(措施|举措)|子项|分项|sub-?(item|task))/,
    'subTitle',
  ],
  [
    /(牵头|主责|责任|主办|承办|落实|负责|实施|办理|整改)(领导)?(单位|部门|科室|街道|镇街|处室|主体)|^(牵头|主办|承办)$|lead/,
    'lead',
  ],
  [/(协办|配合|协助|参与|会办|协同)(单位|部门|科室)?|support/, 'support'],
  [/(责任|负责|联系|经办|具体承办|责任到)人|联络员|owner|responsible|contact/, 'owner'],
  [/(完成|办结|整改|落实|办理)?(时限|期限|截止)|(完成|办结|截止|整改)(时间|日期)|时间(要求|节点)|due|deadline/, 'due'],
  [/状态|是否完成|完成情况标识|status/, 'status'],
  [/佐证|附件|证明材料|支撑材料|evidence/, 'evidence'],
  [/下一?步|next/, 'next'],
  [/^存在.*问题|困难|堵点|需协调/, 'problems'],
  [/进展|进度|(完成|落实|办理|整改|推进)(情况|结果)|progress/, 'progress'],
  [/依据|出处|^(任务|工作|问题|文件|建议)来源$|文号|条款|source|clause/, 'clause'],
  [/类别|分类|领域|板块|专项|所属|方面|^会议(名称|届次)?$|stream|category/, 'stream'],
  // What a name is of stands at its end: 诉求内容, and not 诉求人; what a meeting decided, and not what it spoke of.
  [/(任务|事项|措施|举措|建议|问题|诉求|内容|工作)(名称|内容|描述|概述|标题)?$|title|task|item/, 'title'],
  [
    /(任务|事项|措施|举措|内容|建议|问题|诉求|工作|议题).*(?<![人员者]|时间|日期|编号|单位|部门|电话|地址|来源|类型|次数)$/,
    'title',
  ],
  [/^议题/, 'stream'],
]

/** Is a column called by what rows came of, such as a meeting, and not by what they are alike in? */
export function isOccasion(name: string): boolean {
  return /^(会议|议题)/.test(nameOf(name))
}

export interface Guess {
  meaning: BuiltInMeaning | null
  isComputed: boolean
}

/** What the columns of a header mean by their names, each meaning once; null where no name tells. */
export function guessMeanings(names: readonly string[]): Guess[] {
  const exact = guessColumns(names, builtInSchema)
  const taken = new Set<BuiltInMeaning>()
  const guesses: Guess[] = names.map(() => ({ meaning: null, isComputed: false }))
  const take = (i: number, meaning: BuiltInMeaning) => {
    if (taken.has(meaning) || guesses[i]!.meaning) return
    taken.add(meaning)
    guesses[i] = { meaning, isComputed: false }
  }
  names.forEach((name, i) => {
    if (isComputedName(name)) guesses[i] = { meaning: null, isComputed: true }
    const column = exact[i] ?? null
    // 问题 alone is more often the item than what stands in its way.
    const isVague = column === 'problems' && foldName(name) === '问题'
    if (column !== null && column !== 'reason' && !column.startsWith('c_') && !isVague)
      take(i, column as BuiltInMeaning)
  })
  // From the surest to the vaguest, so that 工作进展 does not take the place of 工作任务.
  for (const [pattern, meaning] of parts) {
    names.forEach((name, i) => {
      if (guesses[i]!.meaning || guesses[i]!.isComputed || !pattern.test(nameOf(name))) return
      if (meaning === 'computed') guesses[i] = { meaning: null, isComputed: true }
      else take(i, meaning)
    })
  }
  // What is divided must be there: alone, the parts are the items.
  const sub = guesses.findIndex(({ meaning }) => meaning === 'subTitle')
  if (sub >= 0 && !taken.has('title')) guesses[sub] = { meaning: 'title', isComputed: false }
  return guesses
}

/** A remark in brackets, such as a unit, makes no other name. */
function nameOf(name: string): string {
  return foldName(name).replace(/\(.*?\)|[.:：*]/g, '')
}

/** How many names of a row are known: a header has most. */
export function knownNames(names: readonly string[]): number {
  return guessMeanings(names).filter(({ meaning, isComputed }) => meaning !== null || isComputed).length
}

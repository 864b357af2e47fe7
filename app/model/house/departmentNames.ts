import { foldName } from '../ledger/nameReader'
import type { Department } from '../ledger/person'
import { pinyinInitials } from '../text/pinyin'
import { syllablesOf } from '../text/syllables'

const kinds: readonly (readonly [RegExp, Department['kind']])[] = [
  [/街道|[镇乡](人民政府|政府)?$/, 'subdistrict'],
  [
    /(组织|宣传|统战|社工|社会工作)部|[纪政]法?委|纪委|监委|编办|编制|网信|巡察|党校|(区|市|县)委|党工委|工会|团(区|市|县)?委|妇联|老干部/,
    'party',
  ],
  [/指挥部|领导小组|专班|联席|委员会办公室/, 'body'],
  [/中心|医院|学校|大学|馆|站|所$|队$|集团|公司/, 'service'],
]

/** What kind of department it is, by its name. */
export function kindOf(name: string): Department['kind'] {
  return kinds.find(([pattern]) => pattern.test(name))?.[1] ?? 'government'
}

const abbreviations: readonly (readonly [RegExp, string])[] = [
  [/人力资源和?社会保障局/, '人社局'],
  [/住房和?城乡建设(委|局)(员会)?/, '住建$1'],
  [/发展和?改革(委|局)(员会)?/, '发改$1'],
  [/经济和?信息化(委|局)(员会)?/, '经信$1'],
  [/城市管理综合行政执法局/, '城管执法局'],
  [/城市管理委员会/, '城管委'],
  [/市场监督管理局/, '市场监管局'],
  [/卫生健康委员会/, '卫健委'],
  [/教育委员会/, '教委'],
  [/文化和?旅游局/, '文旅局'],
  [/规划和?自然资源(委员会|局)?(.*分局)?/, '规自分局'],
  [/机构编制委员会办公室/, '编办'],
  [/退役军人事务局/, '退役军人局'],
  [/应急管理局/, '应急局'],
  [/生态环境局/, '生态环境局'],
  [/科学技术(委|局)(员会)?/, '科$1'],
  [/街道办事处/, '街道'],
  [/人民政府/, '政府'],
  [/社会工作部/, '社工部'],
  [/政法委员会/, '政法委'],
  [/纪律检查委员会[省市区县州旗]?监察委员会/, '纪委监委'],
  [/纪律检查委员会/, '纪委'],
  [/纪委[省市区县州旗]?监委$/, '纪委监委'],
  [/(巡察)工作领导小组办公室/, '$1办'],
  [/网络安全和?信息化(委员会)?办公室/, '网信办'],
  [/(人大)常(务委员会|委会)/, '$1'],
  [/委员会$/, '委'],
  [/办公室$/, '办'],
]

/** Of what it is a part, which goes without saying: 中共某区委组织部, 区委区政府督查室. The offices of these two are called after them. */
const party =
  /^(?:中共)?[\u4e00-\u9fff]{0,6}?[省市区县州旗]委(?:员会)?(?!$|办|员会)(?:[省市区县州旗]?政府)?(?=[\u4e00-\u9fff]{2})/

/** The house's own place: 江北区, 区, 市; not 港区 and 园区, which are places in it, nor the beginning of 市场, 市政工程, 市民中心, 县域. */
const place =
  /^(?:[\u4e00-\u9fff]{2,4}?(?<![港园新发社景商城片]))??(?:省|市|区|县)(?!场|域|容|政[^务府协法]|民[^政族]|委$|政府$)(?=[\u4e00-\u9fff]{2,})/

/** How a department is called in a narrow cell, as people would: a proposal. */
export function shortNameOf(name: string): string {
  if (/^(?:中共)?[\u4e00-\u9fff]{0,6}?[省市区县州旗]委(员会)?办公室$/.test(name))
    return name.replace(/^(?:中共)?[\u4e00-\u9fff]{0,6}?(?=[省市区县州旗]委)/, '').replace(/委(员会)?办公室$/, '委办')
  const within = name.replace(party, '')
  const bare = within.replace(place, '')
  return abbreviations.reduce((short, [pattern, to]) => short.replace(pattern, to), bare) || name
}

/** What two spellings of one department have in common: of these nobody has both a commission and a bureau. */
export function coreOf(name: string): string {
  return foldName(shortNameOf(foldName(name))).replace(/(住建|发改|经信|科)[委局]$/, '$1')
}

/** May two names mean the same department: 人社局 and 区人力资源和社会保障局? */
export function isSimilar(a: string, b: string): boolean {
  const [one, other] = [coreOf(a), coreOf(b)].sort((x, y) => x.length - y.length) as [string, string]
  if (one === other) return true
  if (one.length < 2) return false
  // 城管局 is in 城市管理局, in that order.
  let at = 0
  for (const sign of other) if (sign === one[at]) at++
  const isWithin = at === one.length && one.at(-1) === other.at(-1) && one[0] === other[0]
  return isWithin && other.length <= one.length * 3
}

/** Of shorter names one sign is too much of what they say: 教委, 科委. */
const shortestSlip = 3

/**
 * Is a name a slip in writing another, of one sign that is another, is missing or too much, or of two that changed places?
 * `sound`: and it sounds the same, as what an input method mistook does (民政居); `sign`: only the signs say so.
 */
export function slipIn(written: string, name: string): 'sound' | 'sign' | null {
  const cores = [coreOf(written), coreOf(name)] as const
  if (cores[0] === cores[1] || cores.some(({ length }) => length < shortestSlip)) return null
  const pair = [cores, [foldName(written), foldName(name)] as const].find(([a, b]) => isOneSlip(a, b))
  if (!pair) return null
  const [one, other] = pair.map((text) => syllablesOf(text).join(' '))
  return one === other ? 'sound' : 'sign'
}

/** Those that a name may be a slip in writing, what sounds the same first. */
export function slipsIn<One extends Called>(written: string, departments: readonly One[]): One[] {
  const found = departments.map((one) => ({ one, slip: slipIn(written, one.name.zh) ?? slipIn(written, one.short) }))
  const by = (slip: 'sound' | 'sign') => found.filter((entry) => entry.slip === slip).map(({ one }) => one)
  return [...by('sound'), ...by('sign')]
}

function isOneSlip(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length)
  let before = 0
  while (before < shorter && one[before] === other[before]) before++
  let behind = 0
  while (behind < shorter - before && one.at(-1 - behind) === other.at(-1 - behind)) behind++
  const [a, b] = [one.slice(before, one.length - behind), other.slice(before, other.length - behind)]
  return Math.max(a.length, b.length) === 1 || (a.length === 2 && a === `${b[1]}${b[0]}`)
}

/** The department that a spelling means though it is not its name, such as 区卫健委; null where it means none, or several. */
export function meantBy<One extends Called>(name: string, departments: readonly One[]): One | null {
  const core = coreOf(name)
  const isCalled = (names: readonly string[]) => names.some((one) => coreOf(one) === core)
  const now = departments.filter(({ name: of, short }) => isCalled([of.zh, short]))
  const [found, other] = now.length > 0 ? now : departments.filter(({ earlier = [] }) => isCalled(earlier))
  return found && !other && core !== '' ? found : null
}

type Called = { name: { zh: string }; short: string; earlier?: readonly string[] }

/** An id from a name, which no other of `taken` has: 区水务局 → sw-… by its initials. */
export function idFrom(name: string, taken: ReadonlySet<string>): string {
  const initials = pinyinInitials(shortNameOf(name)).slice(0, 24) || 'd'
  let id = initials
  for (let n = 2; taken.has(id) || id in Object.prototype; n++) id = `${initials}-${n}`
  return id
}

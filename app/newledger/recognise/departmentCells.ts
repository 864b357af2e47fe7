import { foldName } from '../../model/ledger/nameReader'
import { leftoverIn } from '../../model/text/leftovers'
import { plainText } from '../../model/text/plainText'

/** A cell of departments, as it says who leads and who supports; `unsaid` are those of whom it says neither. */
export interface NamedDepartments {
  lead: string[]
  support: string[]
  unsaid: string[]
  /** What a spreadsheet left in the place of a name. */
  leftovers: string[]
}

/** The sign in #N/A and #DIV/0! separates nothing. */
const separators = /(?:[、,，;；\n\t]|(?<!#N|#DIV)[/／])+/i
const leads = /^(?:由)?(?:牵头|主责|责任|主办)(?:单位|部门)?[:：]\s*/
const supports = /^(?:配合|协办|协助|参与|会办)(?:单位|部门)?[:：]\s*/
const marked = /[（(](牵头|主责|主办|配合|协办|参与)(?:单位|部门)?[）)]$/

/** Reads the names in a cell: 区住建委、区财政局, 牵头：区住建委；配合：区财政局, 区住建委（牵头）. `isName`: names that have a separator in them. */
export function namedDepartments(text: string, isName: (name: string) => boolean = () => false): NamedDepartments {
  const named: NamedDepartments = { lead: [], support: [], unsaid: [], leftovers: [] }
  const whole = plainText(text).trim()
  if (isName(whole)) return { ...named, unsaid: [whole] }
  let part: 'lead' | 'support' | 'unsaid' = 'unsaid'
  for (const piece of whole.split(separators).flatMap(spacedNames)) {
    let name = piece.replace(/[。.]$/, '')
    if (leads.test(name)) [part, name] = ['lead', name.replace(leads, '')]
    else if (supports.test(name)) [part, name] = ['support', name.replace(supports, '')]
    const mark = marked.exec(name)?.[1]
    name = name
      .replace(marked, '')
      .replace(/(?:等(?:有关|相关)?(?:单位|部门)?|牵头)$/, '')
      .trim()
    const to = leftoverIn(name) ? 'leftovers' : mark ? (/牵头|主/.test(mark) ? 'lead' : 'support') : part
    if (foldName(name) !== '' && !named[to].some((other) => foldName(other) === foldName(name))) named[to].push(name)
  }
  return named
}

/** How departments end, of whose names the end alone is none. */
const wholeName =
  /^(?!(?:委员会|办公室|管理局|管委会|办事处)$)[\u4e00-\u9fff]{2,}(?:局|委|办|部|处|街道|镇|乡|会|院|室|科|中心|公司|集团|所|队)$/

/** Does a text sound like a department's name? */
export function isDepartmentName(text: string): boolean {
  return (
    text.trim().length <= longestName && wholeName.test(text.trim()) && !/(处室|科室|类|项|所属街道)$/.test(text.trim())
  )
}

/** Names with spaces between them, and names of which the signs have spaces between them: 区 教 委, 平 安 办  财政局. */
function spacedNames(piece: string): string[] {
  const wide = piece.trim().split(/\s{2,}/)
  // Of a name in other letters the spaces are a part.
  const parts = (wide.some(isSign) ? [piece.trim()] : wide).flatMap((part) =>
    part.split(/(?<=[\u4e00-\u9fff)）])\s+(?=[\u4e00-\u9fff])/),
  )
  if (!parts.some(isSign)) return parts
  const names: string[] = []
  let spelt = ''
  const end = () => {
    if (spelt !== '') names.push(spelt)
    spelt = ''
  }
  for (const part of parts) {
    const isWhole = wholeName.test(part)
    // 区 水务局: of what it is, not what it is called.
    if (isWhole && !/^[省市区县州旗]$/.test(spelt)) end()
    spelt += part
    if (isWhole) end()
  }
  end()
  return names
}

const longestName = 30
const isSign = (text: string) => /^[\u4e00-\u9fff]$/.test(text)

/** Who leads and who supports in a row, by its cells of both kinds; of whom neither is said lead, unless another does. */
export function rolesIn(
  leading: NamedDepartments,
  supporting: NamedDepartments,
): { leads: string[]; supports: string[] } {
  const isSaid = leading.lead.length > 0
  return {
    leads: [...leading.lead, ...(isSaid ? [] : leading.unsaid), ...supporting.lead],
    supports: [...(isSaid ? leading.unsaid : []), ...leading.support, ...supporting.unsaid, ...supporting.support],
  }
}

const groups =
  /^(?:全?区|全?市|全?县)?(?:各|全体|所有)(有关|相关|成员|责任|委办局)?(街道|镇街|街镇|乡镇|镇|街乡镇|部门|单位|委办局)?(?:办事处|工委)?(?:、街道|和街道)?$/
const groupsInEnglish =
  /^(?:all|each|every)(?:of)?(?:the)?(relevant|concerned|responsible)?(subdistricts?|towns?|townships?|departments?|units?|bureaus?)$/

/** What a name means that means several departments; `isVague`: only those whom it concerns, and it does not say whom. */
export interface Group {
  of: 'subdistricts' | 'departments' | 'all'
  isVague: boolean
}

/** Does a name mean several departments, such as each subdistrict (各街道), or 各部门, 各有关单位? Null: it means one. */
export function groupIn(name: string): Group | null {
  const said = foldName(name)
  const [found, which, whom = ''] = groups.exec(said) ?? groupsInEnglish.exec(said) ?? []
  if (found === undefined) return null
  const of = /街|镇|乡|subdistrict|town/.test(whom) ? 'subdistricts' : /单位|unit/.test(whom) ? 'all' : 'departments'
  return { of, isVague: which !== undefined && !/成员|委办局/.test(which) }
}

import { foldName } from '../../model/ledger/nameReader'
import { plainText } from '../../model/text/plainText'

/** A cell of departments, as it says who leads and who supports; `unsaid` are those of whom it says neither. */
export interface NamedDepartments {
  lead: string[]
  support: string[]
  unsaid: string[]
}

const separators = /[、,，;；\n\t/／]+|\s{2,}|(?<=[\u4e00-\u9fff)）])\s+(?=[\u4e00-\u9fff])/
const leads = /^(?:由)?(?:牵头|主责|责任|主办)(?:单位|部门)?[:：]\s*/
const supports = /^(?:配合|协办|协助|参与|会办)(?:单位|部门)?[:：]\s*/
const marked = /[（(](牵头|主责|主办|配合|协办|参与)(?:单位|部门)?[）)]$/

/** Reads the names in a cell: 区住建委、区财政局, 牵头：区住建委；配合：区财政局, 区住建委（牵头）. `isName`: names that have a separator in them. */
export function namedDepartments(text: string, isName: (name: string) => boolean = () => false): NamedDepartments {
  const named: NamedDepartments = { lead: [], support: [], unsaid: [] }
  const whole = plainText(text).trim()
  if (isName(whole)) return { ...named, unsaid: [whole] }
  let part: keyof NamedDepartments = 'unsaid'
  for (const piece of whole.split(separators)) {
    let name = piece.trim().replace(/[。.]$/, '')
    if (leads.test(name)) [part, name] = ['lead', name.replace(leads, '')]
    else if (supports.test(name)) [part, name] = ['support', name.replace(supports, '')]
    const mark = marked.exec(name)?.[1]
    name = name
      .replace(marked, '')
      .replace(/(?:等(?:有关|相关)?(?:单位|部门)?|牵头)$/, '')
      .trim()
    const to = mark ? (/牵头|主/.test(mark) ? 'lead' : 'support') : part
    if (foldName(name) !== '' && !named[to].some((other) => foldName(other) === foldName(name))) named[to].push(name)
  }
  return named
}

const groups =
  /^(?:全?区|全?市|全?县)?(?:各|全体|所有)(?:有关|相关|成员|责任|委办局)?(街道|镇街|街镇|乡镇|镇|街乡镇|部门|单位|委办局)?(?:办事处|工委)?(?:、街道|和街道)?$/

/** Does a name mean several departments: each subdistrict (各街道), or each of them (各部门, 各单位)? Null: it means one. */
export function groupIn(name: string): 'subdistricts' | 'all' | null {
  const found = groups.exec(foldName(name))
  if (!found) return null
  return /街|镇|乡/.test(found[1] ?? '') ? 'subdistricts' : 'all'
}

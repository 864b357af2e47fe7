import { idFrom, kindOf, shortNameOf } from '../model/house/departmentNames'
import { foldName } from '../model/ledger/nameReader'
import type { Department } from '../model/ledger/person'
import { leftoverIn } from '../model/text/leftovers'

export interface ListedLine {
  /** The line as it was pasted, by which what is said of it is kept while others are changed. */
  name: string
  short: string
  kind: Department['kind']
  /** Another one above, or in the house, is called so; or it is what a spreadsheet left. */
  problem: 'doubled' | 'sheet-error' | null
}

/** What columns of a list are called: where names stand, and where short names. */
const headings: Record<'name' | 'short', readonly string[]> = {
  name: ['单位', '单位名称', '名称', '单位全称', '全称', '部门', '部门名称', 'department', 'name'],
  short: ['简称', '单位简称', '部门简称', 'shortname', 'short'],
}

/** Where a header says that names and short names stand; null: it is none. */
function placesIn(cells: readonly string[]): { name: number; short: number } | null {
  const at = (of: 'name' | 'short') => cells.findIndex((cell) => headings[of].includes(foldName(cell)))
  return at('name') >= 0 ? { name: at('name'), short: at('short') } : null
}

/** A name, of which the signs may have spaces between them, without the number before it. */
function nameIn(cell: string): string {
  return cell
    .replace(/^[（(]?\d+[）).、．]?\s*(?=[\p{L}#])/u, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
}

/**
 * One department a line: its name and, behind a tab, its short name, which is guessed otherwise; where a header or numbers
 * come before, they say where names stand, and go.
 */
export function readDepartmentList(text: string, known: readonly Department[]): ListedLine[] {
  const names = new Set(known.map(({ name }) => foldName(name.zh)))
  const shorts = new Set(known.map(({ short }) => foldName(short)))
  const rows = text.split(/\r\n|[\n\r]/).map((line) => line.split('\t').map((part) => part.trim()))
  const filled = rows.filter((cells) => cells.some(Boolean))
  const places = placesIn(filled[0] ?? [])
  return (places ? filled.slice(1) : filled).flatMap((cells): ListedLine[] => {
    const first = /^\d+$/.test(cells[0]!) && cells.length > 1 ? 1 : 0
    const { name: at, short: shortAt } = places ?? { name: first, short: first + 1 }
    const name = nameIn(cells[at] ?? '')
    if (name === '') return []
    if (leftoverIn(name)) return [{ name, short: '', kind: kindOf(name), problem: 'sheet-error' }]
    const guessed = shortNameOf(name)
    // 区民政局 and 市民政局 are two: one of them is 民政局, and the other is called by its name.
    const written = leftoverIn(cells[shortAt] ?? '') ? '' : cells[shortAt]
    const short = written || (shorts.has(foldName(guessed)) ? name : guessed)
    const isDoubled =
      [name, short, guessed].some((one) => names.has(foldName(one))) ||
      [name, short].some((one) => shorts.has(foldName(one)))
    names.add(foldName(name))
    shorts.add(foldName(short))
    return [{ name, short, kind: kindOf(name), problem: isDoubled ? 'doubled' : null }]
  })
}

/** What is added of a list, with ids made of the names. */
export function departmentsFrom(lines: readonly ListedLine[], known: readonly Department[]): Department[] {
  const taken = new Set(known.map(({ id }) => id))
  return lines
    .filter(({ problem }) => problem === null)
    .map(({ name, short, kind }) => {
      const id = idFrom(name, taken)
      taken.add(id)
      return { id, name: { zh: name, en: '' }, short, kind }
    })
}

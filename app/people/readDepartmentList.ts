import { idFrom, kindOf, shortNameOf } from '../model/house/departmentNames'
import { foldName } from '../model/ledger/nameReader'
import type { Department } from '../model/ledger/person'

export interface ListedLine {
  /** The line as it was pasted, by which what is said of it is kept while others are changed. */
  name: string
  short: string
  kind: Department['kind']
  /** Another one above, or in the house, is called so. */
  isDoubled: boolean
}

/** One department a line: its name and, behind a tab, its short name, which is guessed otherwise. Numbers before names go. */
export function readDepartmentList(text: string, known: readonly Department[]): ListedLine[] {
  const taken = new Set(known.flatMap(({ name, short }) => [foldName(name.zh), foldName(short)]))
  return text.split(/\r\n|[\n\r]/).flatMap((line) => {
    const [first = '', second = ''] = line.split('\t').map((part) => part.trim())
    const name = first.replace(/^[（(]?\d+[）).、．]?\s*(?=\p{L})/u, '')
    if (name === '') return []
    const short = second || shortNameOf(name)
    const isDoubled = taken.has(foldName(name)) || taken.has(foldName(short))
    taken.add(foldName(name)).add(foldName(short))
    return [{ name, short, kind: kindOf(name), isDoubled }]
  })
}

/** What is added of a list, with ids made of the names. */
export function departmentsFrom(lines: readonly ListedLine[], known: readonly Department[]): Department[] {
  const taken = new Set(known.map(({ id }) => id))
  return lines
    .filter(({ isDoubled }) => !isDoubled)
    .map(({ name, short, kind }) => {
      const id = idFrom(name, taken)
      taken.add(id)
      return { id, name: { zh: name, en: '' }, short, kind }
    })
}

import type { NameReader } from '../../model/ledger/nameReader'
import type { ReadColumn } from './columns'
import { readWrittenDate } from '../../model/text/writtenDates'
import { groupIn, isDepartmentName, namedDepartments } from './departmentCells'
import { numberingOf } from './numbering'
import type { BuiltInMeaning } from './proposal'
import { statusIn } from './statusWords'

/** So many of a column's cells say what it is. */
const enough = 0.5

/** What columns mean of which none has a name, by what is in them; each meaning once, from left to right (L6). */
export function withContents(columns: readonly ReadColumn[], departments: NameReader): ReadColumn[] {
  const isDepartments = (text: string) => {
    const isKnown = (name: string) => departments.one(name) !== null
    const { lead, support, unsaid } = namedDepartments(text, isKnown)
    return [...lead, ...support, ...unsaid].every((name) => isKnown(name) || isDepartmentName(name) || groupIn(name))
  }
  const signs: readonly (readonly [BuiltInMeaning, (text: string) => boolean])[] = [
    ['code', (text) => numberingOf(text, true)?.rest === ''],
    ['lead', isDepartments],
    ['support', isDepartments],
    ['status', (text) => statusIn(text) !== null],
    ['due', (text) => !/^\d+$/.test(text.trim()) && readWrittenDate(text, 2000, '2000-01-01') !== null],
  ]
  const taken = new Set(columns.flatMap(({ meaning, isCorrected }) => (isCorrected ? meaning : [])))
  return columns.map((column) => {
    if (column.isCorrected || column.texts.length === 0) return column
    const share = (is: (text: string) => boolean) => column.texts.filter(is).length / column.texts.length
    const [meaning] = signs.find(([one, is]) => !taken.has(one) && share(is) >= enough) ?? []
    if (meaning) taken.add(meaning)
    return meaning ? { ...column, meaning } : column
  })
}

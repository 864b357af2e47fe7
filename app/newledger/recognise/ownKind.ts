import { isBlank } from '../../model/text/fold'
import { leftoverIn } from '../../model/text/leftovers'
import { emptyRecord } from '../../model/ledger/columnFields'
import type { OwnColumn } from '../../model/ledger/columns'
import { foldName, type NameReader } from '../../model/ledger/nameReader'
import { ordersAfter } from '../../model/ledger/order'
import type { CellParser } from '../../model/ledger/parseCell'
import { readWrittenDate } from '../../model/text/writtenDates'
import { LedgerSchema, type Column, type ColumnRecord, type Option, type OwnKind } from '../../model/ledger/schema'
import { optionColours } from '../../model/ledger/optionColours'

/** A choice has few options, short ones, and they come again. */
const mostOptions = 12
const longestOption = 20
/** Of so many texts some may not be what the others are: how many are. */
const manyTexts = 10
const most = 0.9
const separators = /[、,，;；\n]+/

/** A unit in brackets behind a name, or behind each number: 投资额（万元）, 35%. */
const units =
  /^(元|万元|亿元|千元|%|％|个|人|户|件|次|家|项|处|公里|千米|米|平方米|平方公里|亩|公顷|吨|万吨|万人|天|小时|台|辆|套|条|篇|份|㎡|m2|km|℃)$/

/** What a column's name says without a unit, and the unit. */
export function splitUnit(name: string): { name: string; unit: string } {
  const found = /^(.*?)\s*[（(]\s*(?:单位[:：])?([^（()）]{1,8})[）)]$/.exec(name.trim())
  return found && units.test(found[2]!) ? { name: found[1]!, unit: found[2]! } : { name: name.trim(), unit: '' }
}

/** What kind of column these texts are best kept in, and their unit; all of them can be read as it, or nearly all of many. */
export function guessKind(
  given: readonly string[],
  unit: string,
  parse: CellParser,
  departments: NameReader,
): { kind: OwnKind; unit: string } {
  const texts = given.filter((text) => !isBlank(text))
  const short = { kind: 'short' as const, unit: '' }
  if (texts.length === 0) return short
  const reads = (kind: OwnKind, ofUnit = '') => {
    const column = columnOf({ ...emptyRecord('c_x'), kind, unit: ofUnit })
    return texts.filter((text) => 'value' in parse(column, text)).length
  }
  const readsAll = (kind: OwnKind, ofUnit = '') => reads(kind, ofUnit) === texts.length
  // One 待定 among many numbers makes no text of them: it is told.
  const areMost = (count: number) =>
    count === texts.length || (texts.length >= manyTexts && count >= texts.length * most)
  const distinct = new Set(texts.map((text) => text.trim()))
  const isRepeating = distinct.size * 2 <= texts.length || (distinct.size <= 3 && texts.length > 3)
  // 1 and 0 alone are numbers, unless everything else says that they are marks.
  if (texts.every((text) => !/^\d$/.test(text.trim())) && readsAll('flag') && distinct.size <= 2)
    return { kind: 'flag', unit: '' }
  const own = unit || commonUnit(texts)
  if (!areFigures([...distinct]) && areMost(reads('number', own))) return { kind: 'number', unit: own }
  // Words such as 3月底前 can be read as a date, but then they are gone.
  const days = texts.filter((text) => readWrittenDate(text, 2000, '2000-01-01')?.inWords === false)
  if (areMost(days.length)) return { kind: 'date', unit: '' }
  if (texts.every((text) => /https?:\/\//i.test(text)) && readsAll('links')) return { kind: 'links', unit: '' }
  let several = 0
  const areDepartments = texts.every((text) => {
    const { ids, unknown } = departments.many(text)
    several = Math.max(several, ids.length)
    return ids.length > 0 && unknown.length === 0
  })
  if (areDepartments) return { kind: several > 1 ? 'departments' : 'department', unit: '' }
  if ([...distinct].filter(isCode).length * 2 >= distinct.size) return short
  const areShort = [...distinct].every((text) => text.length <= longestOption && !text.includes('\n'))
  if (!areShort || texts.length < 4) return short
  if (distinct.size <= mostOptions && isRepeating && ![...distinct].some((text) => separators.test(text)))
    return { kind: 'choice', unit: '' }
  const parts = texts.flatMap(partsOf)
  const isList =
    new Set(parts).size <= mostOptions && parts.length > texts.length && new Set(parts).size * 3 <= parts.length
  return isList ? { kind: 'choices', unit: '' } : short
}

/** Numbers of which the figures count, not how many that is: 007, and long ones of one length, such as of telephones. */
function areFigures(texts: readonly string[]): boolean {
  const said = texts.map((text) => text.trim())
  const isLong = said.every((text) => /^\d{7,}$/.test(text) && text.length === said[0]!.length)
  return isLong || said.some((text) => /^0\d/.test(text))
}

/** Figures with little beside them, such as 010-1234 and GD-1024, tell one thing from all others: nobody chooses among them. */
function isCode(text: string): boolean {
  const figures = text.replace(/\D/g, '').length
  return figures >= (/\p{L}/u.test(text) ? 3 : 1) && !/\p{Script=Han}/u.test(text)
}

/** A column of the house's own as a ledger has it; a choice with what its texts say for options. */
export function ownRecord(
  id: OwnColumn,
  kind: OwnKind,
  { name, unit, order }: { name: string; unit: string; order: string },
  texts: readonly string[],
): ColumnRecord {
  const isChoice = kind === 'choice' || kind === 'choices'
  const names = new Map(
    (isChoice ? texts : [])
      .flatMap((text) => (kind === 'choices' ? partsOf(text) : [text.trim()]))
      .filter((text) => !isBlank(text) && leftoverIn(text) === null)
      .map((text) => [foldName(text), text.replace(/\s*\n\s*/g, ' ')]),
  )
  const orders = ordersAfter(null, names.size)
  const options = [...names.values()].map((text, i): [string, Option] => [
    `o${i + 1}`,
    { name: text, nameEn: '', colour: optionColours[i % optionColours.length]!, order: orders[i]!, isRemoved: false },
  ])
  const writers = 'report'
  return {
    ...emptyRecord(id),
    name,
    kind,
    writers,
    unit: kind === 'number' ? unit : '',
    order,
    options: Object.fromEntries(options),
  }
}

export function columnOf(record: ColumnRecord): Column {
  return new LedgerSchema([record]).column(record.id)!
}

/** What all numbers among them end with; '' where that differs. */
function commonUnit(texts: readonly string[]): string {
  const ends = new Set(texts.flatMap((text) => /^[+-]?[\d,]*\.?\d+\s*(\D{0,6})$/.exec(text.trim())?.[1]?.trim() ?? []))
  const [only = ''] = ends
  return ends.size === 1 && units.test(only) ? only : ''
}

function partsOf(text: string): string[] {
  return text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

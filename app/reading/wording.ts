import type { Language } from '../i18n/language'
import { unitIn } from '../i18n/unitIn'
import { words } from '../i18n/words'
import type { ColumnId } from '../model/ledger/columns'
import type { Flag } from '../model/ledger/kinds/flag'
import type { CellValue, Stream } from '../model/ledger/rows'
import type { LightState } from '../model/ledger/light'
import type { Department } from '../model/ledger/person'
import type { LedgerSchema, Option } from '../model/ledger/schema'
import { streamNames } from '../model/ledger/streamNames'
import { statusOf, type Status } from '../model/ledger/status'
import { titleIn, type Titled } from '../model/text/titleIn'
import { columnNames } from './columnNames'
import { sayings } from './sayings'

/**
 * `short`: as on the ledger's own page, where everybody knows the departments by their short Chinese names. `full`: as in
 * files and on pages that are kept, where names are whole, each link has a line, and texts hold
 * nothing that does not show.
 */
export type Form = 'short' | 'full'

/** How one language says what is in a ledger: names, values and lights. All that is read anywhere is said by it. */
export interface Wording {
  language: Language
  /** What a column is called in this ledger; its id where nobody knows it. */
  columnName(column: ColumnId): string
  /** The id of one that nobody knows; '' for none. */
  departmentName(id: string | null): string
  /** Somebody's name, with their department. */
  who(person: { name: string; department: string | null }): string
  titleOf(of: Titled): string
  /** `一 创新工作方式`; the id of one that is no more. */
  streamName(id: string): string
  /** Several names in a row. */
  list(names: readonly string[]): string
  /** What may be chosen in a column. */
  optionName(option: Option): string
  /** What a number counts. */
  unitName(unit: string): string
  /** The status of an item that has `status`, which may be empty. */
  statusText(status: Status | ''): string
  /** Why a light is what it is. */
  lightText(light: LightState): string
  /** What a value of a column says by itself, also an old one, of which no row is left to be read with; '' for none. */
  valueText(column: string, value: CellValue | null): string
}

/** Whose names the words are. */
export interface Named {
  schema: LedgerSchema
  departments: readonly Department[]
  streams: readonly Stream[]
}

export function createWording({ schema, departments, streams }: Named, language: Language, form: Form): Wording {
  const isShort = form === 'short'
  const nameOf = ({ name, short }: Department) => (isShort && language === 'zh' ? short : name[language])
  const departmentNames = new Map(departments.map((department) => [department.id, nameOf(department)]))
  const streamTitles = new Map(streams.map((stream) => [stream.id, titleIn(language, stream)]))
  const { status: statusWords, flag: flagWords, lightReason } = words[language]
  const departmentName = (id: string | null) => (id === null ? '' : (departmentNames.get(id) ?? id))
  const list = (names: readonly string[]) => names.join(language === 'zh' ? '、' : ', ')
  const statusText = (status: Status | '') => statusWords[statusOf({ status })]
  const optionName = ({ name, nameEn }: Option) => titleIn(language, { title: name, titleEn: nameEn })
  const unitName = (unit: string) => unitIn(language, unit)
  const names = streamNames(language, streams)
  const saying = {
    isShort,
    list,
    departmentName,
    streamTitle: (id: string) => streamTitles.get(id) ?? id,
    statusText,
    flagText: (flag: Flag) => flagWords[flag],
    optionName,
    unitName,
  }
  return {
    language,
    columnName: columnNames(schema, language),
    departmentName,
    who: ({ name, department }) => (department ? `${name} · ${departmentName(department)}` : name),
    titleOf: (of) => titleIn(language, of),
    streamName: (id) => names.get(id) ?? id,
    list,
    optionName,
    unitName,
    statusText,
    lightText({ reason, days }) {
      const zero = `${reason}_zero`
      const text = days === 0 && isOf(lightReason, zero) ? lightReason[zero] : lightReason[reason]
      return text.replace('{{count}}', String(days))
    },
    valueText(column, value) {
      if (value === null) return ''
      const known = schema.column(column)
      // Columns of streams are no items'.
      return sayings[known?.kind ?? 'short'](value, known, saying)
    },
  }
}

function isOf<T extends object>(words: T, key: string): key is keyof T & string {
  return Object.hasOwn(words, key)
}

import type { Flag } from '../model/ledger/kinds/flag'
import type { CellValue } from '../model/ledger/rows'
import type { Column, ColumnKind, Option } from '../model/ledger/schema'
import { isStatus, type Status } from '../model/ledger/status'
import { isFlag } from '../model/ledger/kinds/flag'
import { fileAt } from '../model/text/fileLink'
import { parseLink } from '../model/text/links'
import { plainText } from '../model/text/plainText'

/** The words of one language, and the form in which they are said (Wording). */
export interface Saying {
  isShort: boolean
  list(names: readonly string[]): string
  departmentName(id: string): string
  streamTitle(id: string): string
  statusText(status: Status | ''): string
  flagText(flag: Flag): string
  optionName(option: Option): string
  unitName(unit: string): string
}

/** What a value says by itself. Old values may be of no kind that they should be of: they say what they are. */
type Say = (value: CellValue, column: Column | null, words: Saying) => string

const entries = (value: CellValue) => [value].flat().filter(Boolean)

const asItIs: Say = (value, _, { isShort, list }) =>
  isShort ? list(entries(value)) : entries(value).map(plainText).join('\n')

const departments: Say = (value, _, { list, departmentName }) => list(entries(value).map(departmentName))

const options: Say = (value, column, { list, optionName }) =>
  list(
    entries(value).map((id) => {
      const option = column?.options.find((known) => known.id === id)
      return (option && optionName(option)) || id
    }),
  )

/** On the ledger's own page a file is its name: where it lies tells nobody anything. */
const links: Say = (value, column, words) =>
  asItIs(words.isShort ? entries(value).map(shortLink) : value, column, words)

function shortLink(entry: string): string {
  const link = parseLink(entry)
  return link && fileAt(link.url) ? link.label : entry
}

/** By kind, what values say to their reader. */
export const sayings: Readonly<Record<ColumnKind, Say>> = {
  short: asItIs,
  text: asItIs,
  date: asItIs,
  links,
  computed: asItIs,
  order: asItIs,
  parent: asItIs,
  stream: (value, _, { streamTitle }) => streamTitle(value as string),
  department: departments,
  departments,
  choice: options,
  choices: options,
  status: (value, column, words) =>
    value === '' || isStatus(value) ? words.statusText(value) : asItIs(value, column, words),
  flag: (value, column, words) => (isFlag(value) ? words.flagText(value) : asItIs(value, column, words)),
  number(value, column, words) {
    const text = asItIs(value, column, words)
    // In a file it is to be added up.
    return text !== '' && column?.unit && words.isShort ? `${text} ${words.unitName(column.unit)}` : text
  },
}

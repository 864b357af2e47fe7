import { isBuiltIn, type BuiltInColumn } from '../ledger/columns'
import type { OptionColour } from '../ledger/optionColours'
import type { ColumnKind, NeededFor, OwnWriters } from '../ledger/schema'
import { titleIn } from '../text/titleIn'
import type { OptionChange, StructureChange, StructureEvent, StructureField } from './structureChange'

/** The words of one language for what became of columns and streams; `{{…}}` stands for a value. */
export interface StructureWords {
  language: 'zh' | 'en'
  subject: Record<StructureChange['of'], string>
  unnamed: string
  events: Record<StructureEvent, string>
  fields: Record<StructureField, string>
  options: Record<OptionChange, string>
  place: string
  builtIns: Record<BuiltInColumn, string>
  kinds: Record<ColumnKind, string>
  writers: Record<OwnWriters, string>
  neededFor: Record<NeededFor, string>
  colours: Record<OptionColour, string>
  /** One of them in a sentence. */
  line: string
  changed: string
  set: string
  emptied: string
}

/** One change as a table says it; '' where there is no old or new value. */
export interface SaidChange {
  subject: string
  what: string
  before: string
  after: string
}

export function sayChange(change: StructureChange, words: StructureWords): SaidChange {
  const { of, option, before, after } = change
  const name = nameOf(change, words) || words.unnamed
  const what = option
    ? fill(words.options[change.what as OptionChange], { option: titleIn(words.language, option) || words.unnamed })
    : isIn(words.events, change.what)
      ? words.events[change.what]
      : words.fields[change.what as StructureField]
  return {
    subject: fill(words.subject[of], { name }),
    what,
    before: valueText(change, before, words),
    after: valueText(change, after, words),
  }
}

/** So much of a long text stands in a sentence. */
const longest = 40

/** The same in one sentence. */
export function changeSentence(change: StructureChange, words: StructureWords): string {
  const { subject, what, ...said } = sayChange(change, words)
  const [before, after] = [shortened(said.before), shortened(said.after)]
  const form = after === '' ? words.emptied : before === '' ? words.set : words.changed
  return fill(words.line, {
    subject,
    change: before === '' && after === '' ? what : fill(form, { what, before, after }),
  })
}

function nameOf({ id, ...titled }: StructureChange, { language, builtIns }: StructureWords): string {
  return titleIn(language, titled) || (isBuiltIn(id) ? builtIns[id] : '')
}

function valueText({ id, what }: StructureChange, value: string, words: StructureWords): string {
  const { language, builtIns } = words
  switch (what) {
    case 'added':
    case 'replaced':
      return isIn(words.kinds, value) ? words.kinds[value] : value
    case 'moved':
      return value === '' ? '' : fill(words.place, { place: value })
    case 'writers':
      return isIn(words.writers, value) ? words.writers[value] : value
    case 'neededFor':
      return isIn(words.neededFor, value) ? words.neededFor[value] : value
    case 'colour':
      return isIn(words.colours, value) ? words.colours[value] : value
    case 'name':
    case 'nameEn': {
      // Without a name of its own, a built-in column has its usual one.
      const isUsual = value === '' && isBuiltIn(id) && (what === 'nameEn') === (language === 'en')
      return isUsual ? builtIns[id] : value
    }
    default:
      return value
  }
}

function isIn<Names extends object>(names: Names, name: string): name is keyof Names & string {
  return Object.hasOwn(names, name)
}

function shortened(text: string): string {
  const letters = Array.from(text)
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : text
}

function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => values[name] ?? '')
}

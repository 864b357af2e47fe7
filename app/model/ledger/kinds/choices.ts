import { createNameReader, type NameReader } from '../nameReader'
import type { Column } from '../schema'
import { found, judgeList, judgeText, type Kind } from './Kind'

const readers = new WeakMap<Column, NameReader>()

/** Options by their names in both languages, as far as they may be chosen (L4). */
function optionsOf(column: Column): NameReader {
  let reader = readers.get(column)
  if (!reader) {
    const there = column.options.filter(({ isRemoved }) => !isRemoved)
    reader = createNameReader(there.map(({ id, name, nameEn }) => [id, [name, nameEn]] as const))
    readers.set(column, reader)
  }
  return reader
}

const mayBeChosen = (column: Column, id: string) =>
  column.options.some((option) => option.id === id && !option.isRemoved)
const place = (column: Column, id: string | undefined) => column.options.findIndex((option) => option.id === id)

/** One of a column's options, by its id. */
export const choice: Kind = {
  judge: judgeText((value, column) => (mayBeChosen(column, value) ? null : 'unknown-option')),
  parse: (text, column) => (text.trim() === '' ? { value: '' } : found(optionsOf(column).one(text), 'unknown-option')),
  rank: (value, column) => place(column, value as string),
  names: 'options',
  groups: true,
}

/** Any of a column's options, compared by the first that was chosen. One that was removed may stay where it was chosen. */
export const choices: Kind = {
  judge: judgeList((ids, column, _, before) =>
    ids.every((id) => mayBeChosen(column, id) || before.includes(id)) ? null : 'unknown-option',
  ),
  parse(text, column) {
    const { ids, unknown } = optionsOf(column).many(text)
    return unknown.length > 0 ? { code: 'unknown-option' } : { value: ids }
  },
  rank: (value, column) => place(column, [value].flat()[0]),
  names: 'options',
}

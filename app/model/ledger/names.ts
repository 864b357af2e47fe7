import { titleIn } from '../text/titleIn'
import { builtInNames } from './builtInNames'
import { builtInColumns, isBuiltIn, type BuiltInColumn } from './columns'
import { foldName } from './nameReader'

// No two columns, options of a column, or streams of a ledger are called the same, in either language (L2, L4, L5): people
// and files could not tell them apart.

/** What something is called, in Chinese, and in English if it says so. */
export interface Named {
  name: string
  nameEn: string
}

/** A column as far as its name goes. */
export interface NamedColumn extends Named {
  id: string
  isRemoved: boolean
}

export const languages = ['zh', 'en'] as const
type Language = (typeof languages)[number]

/** The languages in which something is anew called like one of `others`. `before`: what it was called; null: it was not there. */
export function namesTaken(before: Named | null, after: Named, others: readonly Named[]): Language[] {
  return languages.filter((language) => {
    const name = nameKey(nameIn(language, after))
    const isNew = before === null || nameKey(nameIn(language, before)) !== name
    return isNew && name !== '' && others.some((other) => nameKey(nameIn(language, other)) === name)
  })
}

/** What all columns but one are called that are there, hidden ones too. `records`: all that the ledger says of columns. */
export function otherColumns(records: readonly NamedColumn[], id: string): Named[] {
  const own = records.filter((record) => !isBuiltIn(record.id) && !record.isRemoved && record.id !== id)
  return [...builtInsNamed(records, id), ...own]
}

/** Built-in columns that people see, by what a ledger calls them. */
export function builtInsNamed(records: readonly NamedColumn[], but = ''): Named[] {
  const said = new Map(records.map((record) => [record.id, record]))
  const seen = builtInColumns.filter((id) => id !== 'parent' && id !== 'order' && id !== but)
  return seen.map((id) => builtInNamed(id, said.get(id)))
}

/** A built-in column by what a ledger calls it, or by what it is called everywhere. */
export function builtInNamed(id: BuiltInColumn, said: Named | null | undefined): Named {
  return { name: said?.name || builtInNames.zh[id], nameEn: said?.nameEn || said?.name || builtInNames.en[id] }
}

export function nameIn(language: Language, { name, nameEn }: Named): string {
  return titleIn(language, { title: name, titleEn: nameEn })
}

/** Names of the same key are the same. */
export function nameKey(name: string): string {
  return foldName(name) || name.trim()
}

import { limits } from './limits'
import { builtInsNamed, languages, nameIn, nameKey, type Named, type NamedColumn } from './names'

// Ledgers of before may hold a name twice, which is refused by now: what is read of them is told apart (L2, L4, L5).

interface InOrder {
  id: string
  order: string
}
type AnyOption = Named & { order: string; isRemoved: boolean }
type AnyColumn = NamedColumn & InOrder & { options: Readonly<Record<string, AnyOption>> }
type AnyStream = InOrder & { title: string; titleEn: string; removed: string }

/** Columns, and what may be chosen in each, by names of their own: `经费（2）` for the second of one name. */
export function withDistinctColumns<T extends AnyColumn>(records: readonly T[]): T[] {
  const builtIns = builtInsNamed(records)
  const isThere = ({ id, isRemoved }: T) => id.startsWith('c_') && !isRemoved
  return told(records, isThere, (there) => withDistinctNames(there, limits.columnName, builtIns)).map((record) => ({
    ...record,
    options: withDistinctOptions(record.options),
  }))
}

export function withDistinctStreams<T extends AnyStream>(streams: readonly T[]): T[] {
  return told(
    streams,
    ({ removed }) => removed === '',
    (there) => {
      const named = there.map(({ title, titleEn }) => ({ name: title, nameEn: titleEn }))
      const distinct = withDistinctNames(named, limits.shortText)
      return there.map((stream, i) => ({ ...stream, title: distinct[i]!.name, titleEn: distinct[i]!.nameEn }))
    },
  )
}

function withDistinctOptions<T extends AnyOption>(options: Readonly<Record<string, T>>): Record<string, T> {
  const all = Object.entries(options).map(([id, option]) => ({ ...option, id }))
  const distinct = told(
    all,
    ({ isRemoved }) => !isRemoved,
    (there) => withDistinctNames(there, limits.columnName),
  )
  return Object.fromEntries(distinct.map(({ id, ...option }) => [id, option as unknown as T]))
}

/** All as they were, but for those that are there, which are told apart in their order. */
function told<T extends InOrder>(all: readonly T[], isThere: (one: T) => boolean, apart: (there: T[]) => T[]): T[] {
  const there = all.filter(isThere).sort((a, b) => (a.order < b.order ? -1 : a.order > b.order || a.id > b.id ? 1 : -1))
  const distinct = new Map(apart(there).map((one) => [one.id, one]))
  return all.map((one) => distinct.get(one.id) ?? one)
}

/** Each with a name that none before it has, in both languages. */
function withDistinctNames<T extends Named>(all: readonly T[], longest: number, before: readonly Named[] = []): T[] {
  const taken = { zh: new Set<string>(), en: new Set<string>() }
  const take = (named: Named) => languages.forEach((language) => taken[language].add(nameKey(nameIn(language, named))))
  before.forEach(take)
  return all.map((one) => {
    const distinct = { ...one, name: freeName(one.name, taken.zh, longest, (n) => `（${n}）`) }
    const english = nameIn('en', distinct)
    const freeEnglish = freeName(english, taken.en, longest, (n) => ` (${n})`)
    if (freeEnglish !== english) distinct.nameEn = freeEnglish
    take(distinct)
    return distinct
  })
}

function freeName(name: string, taken: ReadonlySet<string>, longest: number, suffix: (n: number) => string): string {
  if (nameKey(name) === '' || !taken.has(nameKey(name))) return name
  for (let n = 2; ; n++) {
    const next = name.slice(0, longest - suffix(n).length) + suffix(n)
    if (!taken.has(nameKey(next))) return next
  }
}

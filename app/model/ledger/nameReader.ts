import { fold } from '../text/fold'
import { namesOf, type Department } from './person'
import { plainText } from '../text/plainText'

/** Reads names that people write, and says which id they mean. */
export interface NameReader {
  /** The id that a name means; null when there is no such name, or when several have it. */
  one(text: string): string | null
  /**
   * The ids of several names with 、 , ; or line breaks between them, each id once; `unknown` are the names that mean
   * nothing. A name that has such a sign in itself is found too.
   */
  many(text: string): { ids: string[]; unknown: string[] }
}

const separators = /[、,，;；\n]+/
/** How many of what stands between separators may be one name. */
const longestName = 4

/** `names` goes from an id to all that it is called. An id's own name is the last that is looked for. */
export function createNameReader(names: Iterable<readonly [id: string, names: readonly string[]]>): NameReader {
  const ids = new Map<string, string | null>()
  const all = [...names]
  for (const [id, called] of all) {
    for (const name of new Set(called.map(foldName))) {
      if (name !== '') ids.set(name, (ids.get(name) ?? id) === id && ids.get(name) !== null ? id : null)
    }
  }
  for (const [id] of all) if (!ids.has(foldName(id))) ids.set(foldName(id), id)
  const one = (text: string) => ids.get(foldName(text)) ?? null
  return {
    one,
    many(text) {
      const parts = namesIn(text)
      const found = new Set<string>()
      const unknown: string[] = []
      for (let start = 0; start < parts.length;) {
        let end = Math.min(parts.length, start + longestName)
        while (end > start && one(parts.slice(start, end).join(',')) === null) end--
        const id = end > start ? one(parts.slice(start, end).join(',')) : null
        if (id === null) unknown.push(parts[start]!)
        else found.add(id)
        start = Math.max(end, start + 1)
      }
      return { ids: [...found], unknown }
    },
  }
}

/** What stands between separators. */
export function namesIn(text: string): string[] {
  return text
    .split(separators)
    .map((part) => part.trim())
    .filter((part) => foldName(part) !== '')
}

/**
 * Departments by their names in both languages, their short name, and their id; what one became part of by its names too.
 * Names of before count as long as no other department has them now.
 */
export function departmentNames(departments: readonly Department[]): NameReader {
  const now = new Set(departments.flatMap(namesOf).map(foldName))
  return createNameReader(
    departments.map((department) => {
      const { id, mergedInto, earlier = [] } = department
      const before = earlier.filter((name) => !now.has(foldName(name)))
      return [mergedInto ?? id, [...namesOf(department), ...before]] as const
    }),
  )
}

/** Width, case, spaces, what nobody sees, separators and the look of apostrophes make no difference between names. */
export function foldName(text: string): string {
  return fold(plainText(text))
    .replace(/[\s、,;]+/g, '')
    .replace(/[’‘`]/g, "'")
}

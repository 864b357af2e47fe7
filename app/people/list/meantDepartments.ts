import { meantBy, slipsIn } from '../../model/house/departmentNames'
import type { NameReader } from '../../model/ledger/nameReader'
import type { Department } from '../../model/ledger/person'

/** Departments as a list of people writes them: by their names, or spelt as files with items may spell them (L6). */
export interface MeantDepartments {
  /** A name by which the house knows the department that a text means; null where it means none. */
  nameOf(text: string): string | null
  /** Names of those that an unknown text may be a slip in writing. */
  likelyNames(text: string): string[]
}

export function meantDepartments(names: NameReader, open: readonly Department[]): MeantDepartments {
  const found = new Map<string, string | null>()
  const meant = (text: string) => (names.one(text) === null ? (meantBy(text, open)?.name.zh ?? null) : text)
  return {
    nameOf(text) {
      const known = found.get(text)
      if (known !== undefined) return known
      const name = text.trim() === '' ? null : meant(text)
      found.set(text, name)
      return name
    },
    likelyNames: (text) => slipsIn(text, open).map(({ name }) => name.zh),
  }
}

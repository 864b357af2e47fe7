import type { HousePerson } from '../model/house/housePerson'
import type { Department } from '../model/ledger/person'
import { searchRank } from '../model/view/searchRank'
import type { Invitation, ListedDepartment, PersonRecord } from '../ports/people'
import type { AskedPeople } from './askedPeople'

/** One page of a list, and how many of it were found. */
export interface Listed<T> {
  shown: T[]
  count: number
  /** From 1 on. */
  page: number
  pages: number
}

/** So many rows are made and looked through quickly. */
export const pageLength = 100

interface Lists {
  people: PersonRecord[]
  invitations: Invitation[]
  departments: ListedDepartment[]
}

/**
 * Those of the lists of the people page that are asked for: by a part of a name, an account or a department, or the
 * initials of its pinyin, best first; by department; and by role. Disabled people have their former role too.
 */
export function narrowPeople({ people, invitations, departments }: Lists, asked: AskedPeople): Lists {
  const named = new Map(departments.map((department) => [department.id, namesOf(department)]))
  const fits = <T extends Pick<HousePerson, 'name' | 'houseRole' | 'department'> & { account: string }>(
    all: readonly T[],
    isDisabled: (one: T) => boolean,
  ) => {
    const asks = (one: T) =>
      (asked.department === null || one.department === asked.department) &&
      (asked.state === null || (asked.state === 'disabled' ? isDisabled(one) : one.houseRole === asked.state))
    return find(all.filter(asks), asked.text, ({ name, account, department }) => [
      name,
      account,
      ...(named.get(department ?? '') ?? []),
    ])
  }
  return {
    people: fits(people, ({ disabled }) => disabled),
    invitations: fits(invitations, () => false),
    departments: find(
      departments.filter(({ id }) => asked.department === null || id === asked.department),
      asked.text,
      namesOf,
    ),
  }
}

function find<T>(all: readonly T[], text: string, namesOf: (one: T) => string[]): T[] {
  const offers = all.map((one) => {
    const [label = '', ...also] = namesOf(one)
    return { one, label, also }
  })
  return searchRank(offers, text).map(({ one }) => one)
}

const namesOf = ({ name, short }: Department) => [name.zh, short, name.en]

/** The asked page of a list, or the one on which what is open stands. */
export function pageOf<T extends { id: string }>(
  all: readonly T[],
  page: number | undefined,
  open: string | null,
): Listed<T> {
  const pages = Math.max(1, Math.ceil(all.length / pageLength))
  const at = Math.max(
    0,
    all.findIndex(({ id }) => id === open),
  )
  const here = Math.min(page ?? Math.floor(at / pageLength) + 1, pages)
  return { shown: all.slice((here - 1) * pageLength, here * pageLength), count: all.length, page: here, pages }
}

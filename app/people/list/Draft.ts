import { judgePeopleList, type KnownHouse, type ListedPerson, type ListProblem } from '../../model/house/peopleList'
import type { NameReader } from '../../model/ledger/nameReader'

/** Somebody in the list as it is written: whoever looks mends it in place. */
export interface Draft extends Omit<ListedPerson, 'department'> {
  key: number
  /** A department by any of its names. */
  department: string
  /** What stood as the role and means none; '' once one was chosen. */
  roleText: string
}

export type DraftProblem = ListProblem | 'role-unknown'

/** A department that nobody knows has an id that none has. */
export function listedPerson(
  { name, account, department, houseRole, access }: Draft,
  departments: NameReader,
): ListedPerson {
  const id = department.trim() === '' ? null : (departments.one(department) ?? '')
  return { name: name.trim(), account: account.trim(), department: id, houseRole, access }
}

/** Every reason against each line, as it is written. */
export function judgeDrafts(drafts: readonly Draft[], departments: NameReader, known: KnownHouse): DraftProblem[][] {
  const problems = judgePeopleList(
    drafts.map((draft) => listedPerson(draft, departments)),
    known,
  )
  return problems.map((found, i) => (drafts[i]!.roleText === '' ? found : [...found, 'role-unknown']))
}

import { foldAccount, judgeAccount, judgeName } from './accounts'
import type { GrantedAccess } from './grant'
import { houseRoles, type HouseRole } from './housePerson'

/** Invitations that are made in one act, at most. */
export const longestPeopleList = 500

/** Somebody in a list of people who are to be invited. */
export interface ListedPerson {
  name: string
  account: string
  /** A department's id; null for none. */
  department: string | null
  houseRole: HouseRole
  /** In each of the ledgers that are chosen with the list; null: what is open to them anyway. */
  access: GrantedAccess | null
}

export const listProblems = [
  'name-missing',
  'account-malformed',
  'account-taken',
  'account-doubled',
  'department-unknown',
  'department-missing',
  'not-allowed',
] as const
export type ListProblem = (typeof listProblems)[number]

/** What judging a list needs to know of the house. Accounts are folded; those of open invitations count as taken. */
export interface KnownHouse {
  accounts: Pick<ReadonlySet<string>, 'has'>
  /** Open ones. */
  departments: Pick<ReadonlySet<string>, 'has'>
}

/** Every reason against inviting each of these people, asked by page and server alike; all are invited, or nobody. */
export function judgePeopleList(people: readonly ListedPerson[], known: KnownHouse): ListProblem[][] {
  const times = new Map<string, number>()
  for (const { account } of people) times.set(foldAccount(account), (times.get(foldAccount(account)) ?? 0) + 1)
  return people.map(({ name, account: written, department, houseRole, access }) => {
    const account = foldAccount(written)
    const problems: (ListProblem | null | false)[] = [
      judgeName(name),
      judgeAccount(account),
      known.accounts.has(account) && 'account-taken',
      account !== '' && times.get(account)! > 1 && 'account-doubled',
      department !== null && !known.departments.has(department) && 'department-unknown',
      // A liaison's rights are in their own department's rows.
      department === null && access === 'department' && 'department-missing',
      !houseRoles.includes(houseRole) && 'not-allowed',
    ]
    return problems.filter((problem) => problem !== null && problem !== false)
  })
}

/** What became of a list: a link for each line, in its order; or what is wrong with each line, and nobody is invited. */
export type ListOutcome =
  | { kind: 'made'; links: { url: string; expiresAt: number }[] }
  | { kind: 'refused'; problems: ListProblem[][] }
  | { kind: 'empty' | 'too-long' | 'ledger-unknown' | 'not-allowed' }

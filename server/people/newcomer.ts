import { isOneLine } from '#app/model/text/isOneLine'
import type { Invited, PeopleError } from '#app/ports/people'
import { houseRoles } from '#app/model/house/housePerson'
import { grantedAccesses } from '#app/model/house/grant'
import type { Db } from '#db/connect'
import { isDepartmentOpen } from '#db/departments'
import { trackerRow } from '#db/ledger-rows'
import { passwordLength } from './passwords'

/** An account in the one form in which it is stored and compared: full width, upper case and spaces around do not count. */
export function foldAccount(account: string): string {
  return account.slice(0, 200).normalize('NFKC').trim().toLowerCase()
}

/** Letters of any script, digits, and . _ @ - between them; 2 to 64 in all. `account` is folded. */
export function judgeAccount(account: string): PeopleError | null {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@-]{1,63}$/u.test(account) ? null : 'account-malformed'
}

export function judgeName(name: string): PeopleError | null {
  return name.trim() === '' || name.length > 100 || !isOneLine(name) ? 'name-missing' : null
}

export function judgePassword(password: string): PeopleError | null {
  if (password.length < passwordLength.min) return 'password-too-short'
  return password.length > passwordLength.max ? 'password-too-long' : null
}

/** May somebody be this in the house? They need no department; it is open, or `present`: theirs already. */
export async function judgePlace(
  db: Db,
  { houseRole, department }: Pick<Invited, 'houseRole' | 'department'>,
  present: string | null = null,
): Promise<PeopleError | null> {
  if (!houseRoles.includes(houseRole)) return 'not-allowed'
  const isTheirs = department === null || department === present
  return isTheirs || (await isDepartmentOpen(db, department)) ? null : 'department-unknown'
}

/** May somebody come in as this, with these grants? */
export async function judgeInvited(db: Db, invited: Invited): Promise<PeopleError | null> {
  for (const { tracker, access } of invited.grants ?? []) {
    if (!grantedAccesses.includes(access)) return 'not-allowed'
    if (!(await trackerRow(db, tracker))) return 'ledger-unknown'
  }
  return judgePlace(db, invited)
}

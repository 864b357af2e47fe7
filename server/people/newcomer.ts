import type { Invited, PeopleError } from '#app/ports/people'
import { houseRoles } from '#app/model/house/housePerson'
import { grantedAccesses } from '#app/model/house/grant'
import type { Db } from '#db/connect'
import { isDepartmentOpen } from '#db/departments'
import { trackerRow } from '#db/ledger-rows'
import { passwordLength } from './passwords'

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

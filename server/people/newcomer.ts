import type { PeopleError } from '#app/ports/people'
import { isOneLine } from '#app/model/text/isOneLine'
import { roles, type Role } from '#app/model/ledger/person'
import type { Db } from '#db/connect'
import { isDepartmentOpen } from '#db/departments'
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

/** A liaison needs a department; everybody else may have one. It is open, or `present`: theirs already. */
export async function judgeRole(
  db: Db,
  role: Role,
  department: string | null,
  present: string | null = null,
): Promise<PeopleError | null> {
  if (!roles.includes(role)) return 'not-allowed'
  if (department === null) return role === 'department' ? 'department-missing' : null
  return department === present || (await isDepartmentOpen(db, department)) ? null : 'department-unknown'
}

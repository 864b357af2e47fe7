import type { Outcome } from '#app/ports/people'
import type { Role } from '#app/model/ledger/person'
import type { Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { countAdministrators, findPerson, setPersonRights } from '#db/people'
import { deleteSessionsOf } from '#db/sessions'
import { judgeRole } from './newcomer'
import { done, failed } from './outcome'
import type { OnEnded } from './sessions'

export interface RightsChange {
  role?: Role
  department?: string | null
  disabled?: boolean
}

/**
 * Changes somebody's role or department, disables or enables them. There is always an enabled administrator left.
 * Their open sockets hear of it (S5); who is disabled loses their sessions too.
 */
export async function changeRights(
  deps: { db: Db; onEnded: OnEnded },
  id: string,
  change: RightsChange,
  acting: Acting,
): Promise<Outcome<null>> {
  const outcome = await deps.db.transaction().execute(async (trx): Promise<Outcome<boolean>> => {
    const before = await findPerson(trx, id)
    if (!before) return failed('not-allowed')
    const after = {
      role: change.role ?? before.role,
      department: change.department === undefined ? before.department : change.department,
      disabled: change.disabled ?? before.disabled,
    }
    const moved = after.role !== before.role || after.department !== before.department
    if (!moved && after.disabled === before.disabled) return done(false)
    const problem = moved ? await judgeRole(trx, after.role, after.department) : null
    if (problem) return failed(problem)
    const administers = after.role === 'administrator' && !after.disabled
    if (
      before.role === 'administrator' &&
      !before.disabled &&
      !administers &&
      (await countAdministrators(trx, id)) === 0
    ) {
      return failed('last-administrator')
    }
    await setPersonRights(trx, id, { ...after, disabledAt: after.disabled ? acting.at : null }, acting)
    if (after.disabled) await deleteSessionsOf(trx, id)
    return done(true)
  })
  if (!outcome.ok) return outcome
  if (outcome.value) deps.onEnded({ person: id }, 'forbidden')
  return done(null)
}

import type { Outcome } from '#app/ports/people'
import { judgeName } from '#app/model/house/accounts'
import { administers, type HouseRole } from '#app/model/house/housePerson'
import { isMailAddress } from '#app/model/telling/telling'
import type { Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { mailboxOf, setMailAddress } from '#db/mailboxes'
import { expirePasswordResets } from '#db/password-resets'
import { countAdministrators, findPerson, renamePerson, setPersonRights } from '#db/people'
import { inHouse } from '#db/transactions'
import { judgePlace } from './newcomer'
import { done, failed } from './outcome'

export interface PersonChange {
  name?: string
  /** Where mail to them goes; '' for nowhere. */
  mail?: string
  houseRole?: HouseRole
  department?: string | null
  disabled?: boolean
}

/**
 * Changes somebody's name, mail address, role in the house or department, disables or enables them. There is always an enabled
 * administrator left. Their open sockets hear of it (S5); who is disabled loses their sessions too.
 */
export async function changePerson(db: Db, id: string, change: PersonChange, acting: Acting): Promise<Outcome<null>> {
  return inHouse(db).execute(async (trx): Promise<Outcome<null>> => {
    const before = await findPerson(trx, id)
    if (!before) return failed('not-allowed')
    const after = {
      houseRole: change.houseRole ?? before.houseRole,
      department: change.department === undefined ? before.department : change.department,
      disabled: change.disabled ?? before.disabled,
    }
    const moved = after.houseRole !== before.houseRole || after.department !== before.department
    const name = change.name?.trim() ?? before.name
    const isRenamed = name !== before.name
    const isSame = !moved && after.disabled === before.disabled
    const mail = change.mail?.trim() ?? null
    const hasOtherMail = mail !== null && mail !== (await mailboxOf(trx, id)).address
    if (isSame && !isRenamed && !hasOtherMail) return done(null)
    const problem =
      (isRenamed ? judgeName(name) : null) ??
      (hasOtherMail && mail !== '' && !isMailAddress(mail) ? 'mail-malformed' : null) ??
      (moved ? await judgePlace(trx, after, before.department) : null)
    if (problem) return failed(problem)
    const wasAdministrator = administers(before) && !before.disabled
    const isAdministrator = administers(after) && !after.disabled
    if (wasAdministrator && !isAdministrator && (await countAdministrators(trx, id)) === 0)
      return failed('last-administrator')
    if (isRenamed) await renamePerson(trx, id, name, acting)
    if (hasOtherMail) await setMailAddress(trx, id, mail, acting)
    if (isSame) return done(null)
    await setPersonRights(trx, id, { ...after, disabledAt: after.disabled ? acting.at : null }, acting)
    if (after.disabled) await expirePasswordResets(trx, id, acting.at)
    return done(null)
  })
}

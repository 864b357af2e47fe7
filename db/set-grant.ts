import type { Transaction } from 'kysely'
import { isSameGrantee, type GrantedAccess, type Grantee } from '#app/model/house/grant'
import type { GranteeThen } from '#app/model/records/adminLog'
import { noteAct, personThen, type Acting } from './admin-log'
import type { Db } from './connect'
import { departmentThen } from './departments'
import { grantsOf, grantTo } from './grants'
import { ledgerThen } from './ledger-rows'
import type { Database } from './schema'
import { signal } from './signals'

/** Gives, changes or withdraws (null) a grant, and notes it (X10). What is so already is not noted. */
export async function setGrant(
  trx: Transaction<Database>,
  tracker: string,
  to: Grantee,
  access: GrantedAccess | null,
  acting: Acting,
): Promise<void> {
  const before = (await grantsOf(trx, tracker)).find((grant) => isSameGrantee(grant.to, to))?.access ?? null
  if (before === access) return
  const about = await granteeThen(trx, to)
  const ledger = await ledgerThen(trx, tracker)
  if (access !== null) await grantTo(trx, tracker, to, access)
  else
    await trx
      .deleteFrom('grants')
      .where('tracker_id', '=', tracker)
      .where('to_kind', '=', to.kind)
      .where('to_id', '=', to.id)
      .execute()
  signal(trx, { kind: 'access-changed', ledger: tracker })
  if (before === null) return noteAct(trx, acting, { kind: 'access-given', about, ledger, access: access! })
  if (access === null) return noteAct(trx, acting, { kind: 'access-withdrawn', about, ledger, access: before })
  await noteAct(trx, acting, { kind: 'access-changed', about, ledger, from: before, to: access })
}

async function granteeThen(db: Db, { kind, id }: Grantee): Promise<GranteeThen> {
  switch (kind) {
    case 'everyone':
      return { kind, id }
    case 'department':
      return { kind, id, name: (await departmentThen(db, id))!.name }
    case 'person':
      return { kind, ...(await personThen(db, id)) }
  }
}

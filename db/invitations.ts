import type { Transaction } from 'kysely'
import type { GrantedAccess } from '#app/model/house/grant'
import type { HouseRole } from '#app/model/house/housePerson'
import type { InvitationThen } from '#app/model/records/adminLog'
import { noteAct, type Acting } from './admin-log'
import type { Db } from './connect'
import { departmentThen } from './departments'
import { trackerOf, trackerRow } from './ledger-rows'
import type { Database } from './schema'

/** A grant that whoever accepts an invitation gets. */
export interface Promised {
  tracker: string
  access: GrantedAccess
}

/** An invitation as stored: `id` is the SHA-256 of the link's token, times are milliseconds since 1970. */
export interface StoredInvitation {
  id: string
  houseRole: HouseRole
  department: string | null
  grants: Promised[]
  /** For whom it was made; '' where that was not said. */
  name: string
  account: string
  /** Null: the first administrator's, made by the server itself (X1). */
  createdBy: string | null
  createdAt: number
  expiresAt: number
  usedAt: number | null
}

/** The first administrator's is made by each start that finds none: nobody's act. What comes of it is noted. */
export async function insertInvitation(
  trx: Transaction<Database>,
  invitation: Omit<StoredInvitation, 'usedAt'>,
): Promise<void> {
  await trx
    .insertInto('invitations')
    .values({
      id: invitation.id,
      role: invitation.houseRole,
      department_id: invitation.department,
      grants: JSON.stringify(invitation.grants),
      name: invitation.name,
      account: invitation.account,
      created_by: invitation.createdBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .execute()
  const { createdBy: by, createdAt: at } = invitation
  if (by === null) return
  await noteAct(trx, { by, at }, { kind: 'invitation-made', about: await invitationThen(trx, invitation) })
}

/** What an invitation gives, with the present names of its department and ledgers. */
export async function invitationThen(
  db: Db,
  { id, houseRole, department, grants, name }: Omit<StoredInvitation, 'usedAt'>,
): Promise<InvitationThen> {
  const then: InvitationThen = {
    ...{ id, role: houseRole, department: await departmentThen(db, department) },
    ...(name !== '' && { name }),
  }
  if (grants.length === 0) return then
  const named: NonNullable<InvitationThen['grants']> = []
  for (const { tracker, access } of grants) {
    const row = await trackerRow(db, tracker)
    if (row) named.push({ ledger: { id: tracker, name: trackerOf(row).title }, access })
  }
  return { ...then, grants: named }
}

export async function findInvitation(db: Db, id: string): Promise<StoredInvitation | null> {
  const row = await db.selectFrom('invitations').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? invitationFrom(row) : null
}

/** Those that can still be accepted, newest first. */
export async function listOpenInvitations(db: Db, now: number): Promise<StoredInvitation[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(invitationFrom)
}

/** The accounts that open invitations were made for. */
export async function invitedAccounts(db: Db, now: number): Promise<string[]> {
  return (await listOpenInvitations(db, now)).flatMap(({ account }) => account || [])
}

/** Takes an open invitation for a person; false when it is used, expired or gone, so that only one ever gets it. */
export async function takeInvitation(db: Db, id: string, person: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitations')
    .set({ used_at: now, used_by: person })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Removes an invitation that nobody used; false when there is none. */
export async function deleteUnusedInvitation(trx: Transaction<Database>, id: string, acting: Acting): Promise<boolean> {
  const invitation = await findInvitation(trx, id)
  if (!invitation || invitation.usedAt !== null) return false
  await trx.deleteFrom('invitations').where('id', '=', id).execute()
  await noteAct(trx, acting, { kind: 'invitation-withdrawn', about: await invitationThen(trx, invitation) })
  return true
}

/** Lets the first administrator's unused links expire at `now` (X1). */
export async function expireFirstInvitations(db: Db, now: number): Promise<void> {
  await db
    .updateTable('invitations')
    .set({ expires_at: now })
    .where('created_by', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .execute()
}

interface InvitationRow {
  id: string
  role: string
  department_id: string | null
  grants: string
  name: string
  account: string
  created_by: string | null
  created_at: number
  expires_at: number
  used_at: number | null
}

function invitationFrom(row: InvitationRow): StoredInvitation {
  return {
    id: row.id,
    houseRole: row.role as HouseRole,
    department: row.department_id,
    grants: JSON.parse(row.grants) as Promised[],
    name: row.name,
    account: row.account,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    usedAt: row.used_at,
  }
}

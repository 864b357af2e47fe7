import type { Kysely, Selectable, Transaction } from 'kysely'
import type { RobotKind, RobotTelling, RobotWish } from '#app/model/telling/robot'
import { noteAct, type Acting } from './admin-log'
import type { RobotsTable } from './deliveries-tables'
import { ledgerThen } from './ledger-rows'
import type { Database } from './schema'

/** Whoever has its address and secret can write into the group: they go nowhere but to the robot. */
export interface StoredRobot extends RobotWish {
  id: string
  ledger: string
}

/** Of a ledger, in the order in which they came. */
export async function robotsOf(db: Kysely<Database>, ledger: string): Promise<StoredRobot[]> {
  const rows = await db
    .selectFrom('robots')
    .selectAll()
    .where('tracker_id', '=', ledger)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return rows.map(robotFrom)
}

export async function findRobot(db: Kysely<Database>, id: string): Promise<StoredRobot | null> {
  const row = await db.selectFrom('robots').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? robotFrom(row) : null
}

/** How the robots of all ledgers are called, by id. */
export async function robotNames(db: Kysely<Database>): Promise<Map<string, string>> {
  const rows = await db.selectFrom('robots').select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Adds a robot, or changes the one that is there, and notes that without its address and secret. */
export async function saveRobot(trx: Transaction<Database>, robot: StoredRobot, acting: Acting): Promise<void> {
  const { id, ledger, kind, name, address, secret, tellings } = robot
  const isNew = (await findRobot(trx, id)) === null
  const values = { kind, name, address, secret, tellings: JSON.stringify(tellings) }
  await trx
    .insertInto('robots')
    .values({ id, tracker_id: ledger, ...values, made_at: acting.at, posted_at: null })
    .onConflict((of) => of.column('id').doUpdateSet(values))
    .execute()
  const about = await ledgerThen(trx, ledger)
  await noteAct(trx, acting, { kind: isNew ? 'robot-added' : 'robot-changed', about, robot: { kind, name } })
}

/** Takes a robot away, with what it was still to be sent. */
export async function removeRobot(trx: Transaction<Database>, robot: StoredRobot, acting: Acting): Promise<void> {
  const { id, ledger, kind, name } = robot
  await trx.deleteFrom('robots').where('id', '=', id).execute()
  await trx
    .deleteFrom('deliveries')
    .where('channel', '=', 'robot')
    .where('recipient', '=', id)
    .where('state', 'not in', ['sent', 'dropped'])
    .execute()
  await noteAct(trx, acting, { kind: 'robot-removed', about: await ledgerThen(trx, ledger), robot: { kind, name } })
}

/** How far the clocks of processes may be apart (ms). */
const clocksDiffer = 60_000

/** May a message be sent to a robot, the last one having been sent so long ago (ms)? Then it is this process's turn alone. */
export async function takeRobotTurn(db: Kysely<Database>, id: string, pause: number, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('robots')
    .set({ posted_at: now })
    .where('id', '=', id)
    // One well in the future was written by a clock that was put back; processes' clocks differ by less.
    .where((is) =>
      is.or([
        is('posted_at', 'is', null),
        is('posted_at', '<=', now - pause),
        is('posted_at', '>', now + clocksDiffer),
      ]),
    )
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

function robotFrom(row: Selectable<RobotsTable>): StoredRobot {
  const { id, tracker_id: ledger, name, address, secret } = row
  return {
    ...{ id, ledger, kind: row.kind as RobotKind, name, address, secret },
    tellings: JSON.parse(row.tellings) as RobotTelling[],
  }
}

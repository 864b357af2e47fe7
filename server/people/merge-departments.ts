import type { Logger } from 'pino'
import type { Outcome } from '#app/ports/people'
import { setCells } from '#app/model/ledger/edit'
import type { Refusal } from '#app/model/ledger/errors'
import { followEdits } from '#app/model/ledger/followEdits'
import { readItems } from '#app/model/ledger/ledger'
import type { Person } from '#app/model/ledger/person'
import { readSchema } from '#app/model/ledger/schemaOf'
import type { Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { beginMerge, finishMerge, unfinishedMerges, type UnfinishedMerge } from '#db/department-merges'
import { rowsNaming } from '#db/department-use'
import { findDepartment } from '#db/departments'
import { personThen } from '#db/admin-log'
import { signal } from '#db/signals'
import { inHouse } from '#db/transactions'
import type { Rooms } from '../sync/rooms'
import { done, failed } from './outcome'

/**
 * The house's part of a merge (X11), in one transaction. Asked again for the same two while rows still have to
 * follow, it has been done already.
 */
export function mergeDepartment(
  db: Db,
  { from, into }: { from: string; into: string },
  acting: Acting & { by: string },
): Promise<Outcome<null>> {
  return inHouse(db).execute(async (trx): Promise<Outcome<null>> => {
    const [old, other] = [await findDepartment(trx, from), await findDepartment(trx, into)]
    if (!old || !other || old.id === other.id) return failed('department-unknown')
    if (old.mergedInto === other.id) {
      signal(trx, { kind: 'merge-begun' })
      return done(null)
    }
    if (other.isClosed) return failed('department-closed')
    await beginMerge(trx, old, other, acting)
    return done(null)
  })
}

/**
 * Lets rows of all ledgers follow what was merged (X11): by edits of the server's own (R2), each ledger's in one transaction
 * with its history, in the name of who merged. The merge stands in the house before the first ledger is touched, and is
 * marked as finished when no row names the old department any more: whatever ends this in between, a kill too, the next
 * start or the next who asks goes on with what is left. From the first moment on nothing can name it anew.
 */
export async function followMerges({ db, rooms, log }: { db: Db; rooms: Following; log: Logger }): Promise<void> {
  const merges = await unfinishedMerges(db)
  if (merges.length === 0) return
  // What was let in by the departments of before is stored when this has settled.
  await rooms.departmentsChanged()
  await rooms.settle()
  for (const merge of merges) {
    for (const { id } of await rowsNaming(db, merge.from)) {
      const refusals = await followIn(rooms, id, merge, await actingPerson(db, merge))
      if (refusals.length > 0) log.warn({ tracker: id, merge, refusals: refusals.slice(0, 5) }, 'rows do not follow')
    }
    if ((await rowsNaming(db, merge.from)).length === 0) await finishMerge(db, merge)
  }
}

type Following = Pick<Rooms, 'edit' | 'departmentsChanged' | 'settle'>

/** Why rows of this ledger cannot follow; then none does. */
async function followIn(
  rooms: Following,
  tracker: string,
  { from, into }: UnfinishedMerge,
  person: Person,
): Promise<Refusal[]> {
  const outcome = await rooms.edit(tracker, person, (desk) => {
    // Closed since, it is what the other has become all the same.
    desk.departments.add(into)
    const schema = readSchema(desk.doc)
    const refusals = setCells(
      desk,
      readItems(desk.doc).flatMap((item) => followEdits(item, schema, from, into)),
    )
    return Promise.resolve({ kind: refusals.length > 0 ? 'drop' : 'keep', value: refusals })
  })
  if (outcome === null) return []
  return outcome.kind === 'refused' ? outcome.refusals : outcome.value
}

/** The right was theirs when they merged. Their own department's words these are not. */
async function actingPerson(db: Db, { by }: UnfinishedMerge): Promise<Person> {
  const { id, name } = await personThen(db, by)
  return { id, name, role: 'administrator', department: null }
}

import type { Transaction } from 'kysely'
import type { Attendee } from '#app/model/meeting/meeting'
import type { Person, Role } from '#app/model/ledger/person'
import { chunks } from './chunks'
import type { Db } from './connect'
import type { Database } from './schema'

/** Somebody was in the ledger at (ms). */
export interface Sighting {
  person: Person
  at: number
}

/** Notes who was there while a meeting is on; a person's first sighting stays. */
export async function noteAttendance(
  trx: Transaction<Database>,
  meeting: string,
  sightings: readonly Sighting[],
): Promise<void> {
  // One statement does not meet the same row twice.
  const last = new Map<string, { person: Person; first: number; last: number }>()
  for (const { person, at } of sightings)
    last.set(person.id, { person, first: last.get(person.id)?.first ?? at, last: at })
  const rows = Array.from(last.values(), ({ person, first, last }) => ({
    meeting_id: meeting,
    person_id: person.id,
    person_name: person.name,
    department_id: person.department,
    role: person.role,
    first_seen: first,
    last_seen: last,
  }))
  for (const part of chunks(rows)) {
    await trx
      .insertInto('attendance')
      .values(part)
      .onConflict((conflict) =>
        conflict
          .columns(['meeting_id', 'person_id'])
          .doUpdateSet((eb) => ({ last_seen: eb.ref('excluded.last_seen') })),
      )
      .execute()
  }
}

/** In the order in which they came. */
export async function attendanceOf(db: Db, meeting: string): Promise<Attendee[]> {
  const rows = await db
    .selectFrom('attendance')
    .selectAll()
    .where('meeting_id', '=', meeting)
    .orderBy('first_seen')
    .orderBy('person_id')
    .execute()
  return rows.map((row) => ({
    person: { id: row.person_id, name: row.person_name, department: row.department_id },
    role: row.role as Role | null,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
  }))
}

import type { Person } from '#app/model/ledger/person'
import type { News } from '#app/model/records/inbox'
import type { RecordKindName } from '#app/model/records/record'
import type { Db } from './connect'

/** What ends a department's asking, or sends something back to it. */
export const telling = ['grant', 'refuse', 'lapse', 'return', 'accept', 'recall', 'escalate']

/** What others did with what a person's department had asked, or was asked, since a moment (ms). */
export async function answeredSince(db: Db, person: Person, tracker: string, since: number): Promise<News[]> {
  if (person.department === null || person.role === 'viewer') return []
  const rows = await db
    .selectFrom('record_events as event')
    .innerJoin('records', 'records.id', 'event.record_id')
    .select(['record_id', 'item_id', 'kind', 'seq', 'event', 'words', 'event.at'])
    .select(['event.person_id', 'event.person_name', 'event.person_department'])
    .where('event.tracker_id', '=', tracker)
    .where('event.at', '>', since)
    .where('event', 'in', telling)
    .where('records.department_id', '=', person.department)
    .execute()
  return rows
    .filter(({ person_id: by }) => by !== person.id)
    .map((row) => ({
      id: `record-${row.record_id}-${row.seq}`,
      reason: 'answered' as const,
      item: row.item_id!,
      at: row.at,
      by: row.person_id === null ? null : { name: row.person_name!, department: row.person_department },
      text: row.words,
      answered: { kind: row.kind as RecordKindName, event: row.event },
    }))
}

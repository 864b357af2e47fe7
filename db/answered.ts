import type { Person } from '#app/model/ledger/person'
import type { News } from '#app/model/records/inbox'
import type { RecordKindName } from '#app/model/records/record'
import { tells } from '#app/model/records/tells'
import type { Db } from './connect'

/** What others did with what a person asks, or is asked, since a moment (ms): as far as the kinds say that it tells them. */
export async function answeredSince(db: Db, person: Person, tracker: string, since: number): Promise<News[]> {
  const rows = await db
    .selectFrom('record_events as event')
    .innerJoin('records', 'records.id', 'event.record_id')
    .select(['record_id', 'item_id', 'kind', 'seq', 'event', 'words', 'event.at'])
    .select(['event.person_id', 'event.person_name', 'event.person_department'])
    .select(['records.department_id', 'records.asker', 'records.leader'])
    .where('event.tracker_id', '=', tracker)
    .where('event.at', '>', since)
    .where('from_state', 'is not', null)
    .execute()
  return rows
    .filter((row) => {
      const { department_id: department, asker, leader } = row
      return (
        row.person_id !== person.id &&
        tells({ kind: row.kind as RecordKindName, department, asker, leader }, row.event, person)
      )
    })
    .map((row) => ({
      id: `record-${row.record_id}-${row.seq}`,
      reason: 'answered' as const,
      item: row.item_id,
      at: row.at,
      by: row.person_id === null ? null : { name: row.person_name!, department: row.person_department },
      text: row.words,
      answered: {
        ...{ kind: row.kind as RecordKindName, event: row.event },
        ...(row.kind === 'call' && { department: row.department_id }),
      },
    }))
}

import type { RecordWithEvents } from '#app/model/records/itemRecords'
import type { Db } from './connect'

/**
 * Records of an item, urges with when the department then first did what it was urged to (R3): it moved the status, or
 * reported. An event `act`, by the history.
 */
export async function withActs(
  db: Db,
  tracker: string,
  item: string,
  records: readonly RecordWithEvents[],
): Promise<RecordWithEvents[]> {
  const urges = records.flatMap(({ record }) => (record.kind === 'urge' ? [record] : []))
  if (urges.length === 0) return [...records]
  const acts = await db
    .selectFrom('changes')
    .select(['at', 'person_id', 'person_name', 'department_id'])
    .where('tracker_id', '=', tracker)
    .where('row_id', '=', item)
    .where('at', '>', Math.min(...urges.map(({ at }) => at)))
    .where('department_id', 'in', [...new Set(urges.map(({ department }) => department))])
    .where((is) => is.or([is('column_id', '=', 'status'), is('is_report', '=', 1)]))
    .orderBy('at')
    .execute()
  return records.map(({ record, events }) => {
    const first =
      record.kind === 'urge' &&
      acts.find(({ at, department_id }) => at > record.at && department_id === record.department)
    if (!first) return { record, events }
    const { at, person_id: id, person_name: name, department_id: department } = first
    const act = { event: 'act', from: record.state, to: record.state, words: '', details: {}, files: [] }
    return { record, events: [...events, { ...act, by: { id, name, department }, at }] }
  })
}

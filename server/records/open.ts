import type { Transaction } from 'kysely'
import type { Person } from '#app/model/ledger/person'
import { dateIn } from '#app/model/text/dates'
import { extendedBy } from '#app/model/records/grants'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { OpeningGround } from '#app/model/records/kinds/RecordKind'
import type { LedgerRecord } from '#app/model/records/record'
import type { RecordCommand } from '#app/model/records/recordCommand'
import type { RecordOutcome } from '#app/model/records/recordOutcome'
import type { Opened } from '#app/model/records/recordAnswer'
import { openDepartments } from '#app/model/ledger/person'
import { allDepartments, settingsOf } from '#db/ledger-rows'
import { findRecord, grantsOfTime, insertRecord, isRecordElsewhere, nextNumber, openRecords } from '#db/records'
import type { Database } from '#db/schema'
import { watchOverdue } from './overdue'
import { readGround } from '../meetings/ground'

type Open = Extract<RecordCommand, { do: 'open' }>

/** Opens records about rows, each that its kind lets; a request that comes twice opens once (R1). */
export async function openAll(
  trx: Transaction<Database>,
  tracker: string,
  { kind, rows, facts }: Open,
  person: Person,
  at: number,
): Promise<Opened> {
  const ground = (await readGround(trx, tracker))!
  const items = new Map(ground.present.items.map((item) => [item.id, item]))
  const parents = new Set(ground.present.items.map(({ parent }) => parent))
  const settings = settingsOf(ground.tracker)
  const today = dateIn(settings.timeZone, at)
  const departments = new Set(openDepartments(await allDepartments(trx)).map(({ id }) => id))
  const granted = extendedBy(await grantsOfTime(trx, tracker))
  const refused: Opened['refused'] = []
  let made = 0
  for (const { id, item: itemId } of rows) {
    const item = items.get(itemId)
    const label = ground.labels.get(itemId)
    const open = item ? (await openRecords(trx, tracker, [itemId])).filter((record) => record.kind === kind) : []
    const known = await findRecord(trx, tracker, id)
    let outcome: RecordOutcome
    if (known) outcome = known.by.id === person.id && known.item === itemId ? 'done' : 'unknown-record'
    else if (!item || !label) outcome = 'unknown-item'
    else if (await isRecordElsewhere(trx, tracker, id)) outcome = 'unknown-record'
    else {
      const standing: OpeningGround = {
        ...{ person, item, hasSubItems: parents.has(itemId), today, departments, settings },
        ...{ open: open.length, granted: granted.get(itemId)?.times ?? 0 },
      }
      const { judge, open: begin } = kindOf(kind)
      const opening = judge(standing) ?? begin(facts as LedgerRecord['facts'], standing)
      if (typeof opening === 'string') outcome = opening
      else {
        const year = Number(today.slice(0, 4))
        const record = {
          ...{ id, kind, item: itemId, label, version: 1, at, changedAt: at, seenAt: null, isOpen: true },
          ...{ leader: null, until: '', ...opening },
          number: kindOf(kind).isNumbered ? { year, count: await nextNumber(trx, kind, year) } : null,
          by: { id: person.id, name: person.name, department: person.department },
        } as LedgerRecord
        await insertRecord(trx, tracker, record)
        if (record.until !== '') await watchOverdue(trx, tracker, record, at)
        outcome = 'done'
      }
    }
    if (outcome === 'done') made++
    else refused.push({ item: itemId, outcome })
  }
  return { made, refused }
}

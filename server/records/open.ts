import type { Transaction } from 'kysely'
import type { Person } from '#app/model/ledger/person'
import { dateIn } from '#app/model/text/dates'
import { extendedBy } from '#app/model/records/grants'
import type { RowLabel } from '#app/model/meeting/meeting'
import type { Item } from '#app/model/ledger/rows'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { OpeningGround } from '#app/model/records/kinds/RecordKind'
import type { LedgerRecord } from '#app/model/records/record'
import type { RecordCommand } from '#app/model/records/recordCommand'
import type { RecordOutcome } from '#app/model/records/recordOutcome'
import type { Opened } from '#app/model/records/recordAnswer'
import { findRecord, grantsOfTime, isRecordElsewhere, nextNumber, openRecords } from '#db/records'
import type { Database } from '#db/schema'
import { readGround } from '../meetings/ground'
import { keepOpened } from './keep'
import { standingAt } from './standing'

type Open = Extract<RecordCommand, { do: 'open' }>

/** Opens records, each that its kind lets; a request that comes twice opens once (R1). */
export async function openAll(
  trx: Transaction<Database>,
  tracker: string,
  { kind, rows, facts }: Open,
  person: Person,
  at: number,
): Promise<Opened> {
  const standing = await standingAt(trx, tracker, at)
  const today = dateIn(standing.settings.timeZone, at)
  const there = rows.some(({ item }) => item !== null) ? await rowsOf(trx, tracker) : new Map<string, Row>()
  const granted = extendedBy(await grantsOfTime(trx, tracker))
  const { judge, open: begin, isNumbered } = kindOf(kind)

  async function open({ id, item: itemId }: Open['rows'][number]): Promise<RecordOutcome> {
    const known = await findRecord(trx, tracker, id)
    // A whistle may have got its row since.
    const isSame = known?.item === itemId || (known?.kind === 'whistle' && known.facts.became === known.item)
    if (known) return known.by.id === person.id && isSame ? 'done' : 'unknown-record'
    const row = itemId === null ? null : there.get(itemId)
    if (row === undefined) return 'unknown-item'
    if (await isRecordElsewhere(trx, tracker, id)) return 'unknown-record'
    const ground: OpeningGround = {
      ...{ person, today, departments: standing.departments, settings: standing.settings },
      ...{ item: row?.item ?? null, hasSubItems: row?.hasSubItems ?? false },
      open: await countOpen(trx, tracker, kind, itemId, person),
      granted: itemId === null ? 0 : (granted.get(itemId)?.times ?? 0),
    }
    const opening = judge(ground) ?? begin(facts as LedgerRecord['facts'], ground)
    if (typeof opening === 'string') return opening
    const year = Number(today.slice(0, 4))
    const record = {
      ...{ id, kind, item: itemId, label: row?.label ?? null, parent: null, asker: person.department },
      ...{ version: 1, at, changedAt: at, seenAt: null, isOpen: true },
      ...{ leader: null, until: '', ...opening },
      number: isNumbered ? { year, count: await nextNumber(trx, kind, year) } : null,
      by: { id: person.id, name: person.name, department: person.department },
    } as LedgerRecord
    await keepOpened(trx, tracker, record, standing)
    return 'done'
  }

  const refused: Opened['refused'] = []
  let made = 0
  for (const row of rows) {
    const outcome = await open(row)
    if (outcome === 'done') made++
    else refused.push({ item: row.item, outcome })
  }
  return { made, refused }
}

interface Row {
  item: Item
  hasSubItems: boolean
  label: RowLabel
}

async function rowsOf(trx: Transaction<Database>, tracker: string): Promise<Map<string, Row>> {
  const { present, labels } = (await readGround(trx, tracker))!
  const parents = new Set(present.items.map(({ parent }) => parent))
  return new Map(
    present.items.flatMap((item) => {
      const label = labels.get(item.id)
      return label ? [[item.id, { item, label, hasSubItems: parents.has(item.id) }]] : []
    }),
  )
}

/** How many of a kind are open on a row; about no row: of this person's department. */
async function countOpen(
  trx: Transaction<Database>,
  tracker: string,
  kind: LedgerRecord['kind'],
  item: string | null,
  { department }: Person,
): Promise<number> {
  const open = await openRecords(trx, tracker, item === null ? null : [item])
  return open.filter((one) => one.kind === kind && one.item === item && (item !== null || one.asker === department))
    .length
}

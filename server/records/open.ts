import type { Transaction } from 'kysely'
import type { Person } from '#app/model/ledger/person'
import { dateIn } from '#app/model/text/dates'
import { extendedBy, type Extended } from '#app/model/records/grants'
import type { RowLabel } from '#app/model/meeting/meeting'
import type { Item } from '#app/model/ledger/rows'
import { kindOf } from '#app/model/records/kinds/kinds'
import type { OpeningGround } from '#app/model/records/kinds/RecordKind'
import type { LedgerRecord, OpenedKind } from '#app/model/records/record'
import type { RecordCommand } from '#app/model/records/recordCommand'
import type { RecordOutcome } from '#app/model/records/recordOutcome'
import type { Opened } from '#app/model/records/recordAnswer'
import { judgeFiles } from '#app/model/records/steps'
import type { Db } from '#db/connect'
import { itemWithShape } from '#db/items'
import { findRecord, grantsOfTime, isRecordElsewhere, nextNumber, openRecords } from '#db/records'
import type { Database } from '#db/schema'
import { readGround } from '../meetings/ground'
import { filesFor, keepFiles } from './files'
import { keepOpened } from './keep'
import { standingAt, type LedgerStanding } from './standing'

type Open = Extract<RecordCommand, { do: 'open' }>

/** Opens records, each that its kind lets; a request that comes twice opens once (R1). */
export async function openAll(
  trx: Transaction<Database>,
  tracker: string,
  { kind, rows, facts, files }: Open,
  person: Person,
  at: number,
): Promise<Opened> {
  const standing = await standingAt(trx, tracker, at)
  const there = rows.some(({ item }) => item !== null) ? await rowsOf(trx, tracker) : new Map<string, Row>()
  const granted = extendedBy(await grantsOfTime(trx, tracker))
  const { judge, open: begin, isNumbered, files: taking } = kindOf(kind)
  const by = { id: person.id, name: person.name, department: person.department }

  async function open({ id, item: itemId }: Open['rows'][number]): Promise<RecordOutcome> {
    const known = await findRecord(trx, tracker, id)
    // A whistle may have got its row since.
    const isSame = known?.item === itemId || (known?.kind === 'whistle' && known.facts.became === known.item)
    if (known) return known.by.id === person.id && isSame ? 'done' : 'unknown-record'
    const row = itemId === null ? null : there.get(itemId)
    if (row === undefined) return 'unknown-item'
    if (await isRecordElsewhere(trx, tracker, id)) return 'unknown-record'
    const ground = await groundFor(trx, tracker, { kind, row, granted }, person, standing)
    const opening =
      judge(ground) ?? judgeFiles(taking, files?.length ?? 0) ?? begin(facts as LedgerRecord['facts'], ground)
    if (typeof opening === 'string') return opening
    const handedIn = await filesFor(trx, tracker, id, files, person.id)
    if (typeof handedIn === 'string') return handedIn
    const year = Number(ground.today.slice(0, 4))
    const record = {
      ...{ id, kind, item: itemId, label: row?.label ?? null, parent: null, asker: person.department },
      ...{ version: 1, at, changedAt: at, seenAt: null, isOpen: true },
      ...{ leader: null, until: '', ...opening },
      number: isNumbered ? { year, count: await nextNumber(trx, kind, year) } : null,
      by,
    } as LedgerRecord
    await keepOpened(trx, tracker, record, standing)
    await keepFiles(trx, tracker, record, handedIn, { by, at })
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

/** May this person open something of a kind on this row, or about none, whatever they fill in? */
export async function mayOpen(
  trx: Db,
  tracker: string,
  { kind, item }: { kind: OpenedKind; item: string | null },
  person: Person,
  at: number,
): Promise<boolean> {
  const row = item === null ? null : await itemWithShape(trx, tracker, item)
  if (item !== null && row === null) return false
  const granted = extendedBy(await grantsOfTime(trx, tracker))
  const ground = await groundFor(trx, tracker, { kind, row, granted }, person, await standingAt(trx, tracker, at))
  return kindOf(kind).judge(ground) === null
}

/** What it is judged by; `granted`: how often, by row. */
async function groundFor(
  trx: Db,
  tracker: string,
  {
    kind,
    row,
    granted,
  }: { kind: OpenedKind; row: Pick<Row, 'item' | 'hasSubItems'> | null; granted: ReadonlyMap<string, Extended> },
  person: Person,
  { at, departments, settings }: LedgerStanding,
): Promise<OpeningGround> {
  const item = row?.item ?? null
  return {
    ...{ person, item, departments, settings },
    today: dateIn(settings.timeZone, at),
    hasSubItems: row?.hasSubItems ?? false,
    open: await countOpen(trx, tracker, kind, item?.id ?? null, person),
    granted: item === null ? 0 : (granted.get(item.id)?.times ?? 0),
  }
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
  trx: Db,
  tracker: string,
  kind: LedgerRecord['kind'],
  item: string | null,
  { department }: Person,
): Promise<number> {
  const open = await openRecords(trx, tracker, item === null ? null : [item])
  return open.filter((one) => one.kind === kind && one.item === item && (item !== null || one.asker === department))
    .length
}

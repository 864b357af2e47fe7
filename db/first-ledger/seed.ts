import type { Transaction } from 'kysely'
import { everyone } from '#app/model/house/grant'
import { emptyItem, emptyStream, type Item, type Stream } from '#app/model/ledger/rows'
import { defaultLightSettings } from '#app/model/ledger/light'
import { ordersAfter } from '#app/model/ledger/order'
import { isStatus } from '#app/model/ledger/status'
import type { Db } from '../connect'
import { grantTo } from '../grants'
import { insertLedger } from '../new-ledger'
import type { Database } from '../schema'
import { signal } from '../signals'
import { inHouse } from '../transactions'
import data from './xicheng-2019.json'

const tracker = 'xicheng-2019'
const title = { zh: '西城区机构改革建议落实台账', en: 'Xicheng institutional reform: follow-up ledger' }

interface ItemRecord {
  id: string
  stream: string
  parent: string | null
  title: { zh: string; en: string }
  clause: string
  lead: string
  support: string[]
  status?: string
  progress?: { zh: string; en: string }
}

/** Creates the first ledger (N3) with its departments, in a house that has no ledger yet. */
export function seedFirstLedger(db: Db, now: number): Promise<void> {
  return inHouse(db).execute(async (trx) => {
    if (await isWithoutLedgers(trx)) await insertFirstLedger(trx, now)
  })
}

/** Nobody has begun here yet: neither with the first ledger nor with one of their own. */
export async function isWithoutLedgers(db: Db): Promise<boolean> {
  return (await db.selectFrom('trackers').select('id').limit(1).executeTakeFirst()) === undefined
}

export async function insertFirstLedger(trx: Transaction<Database>, now: number): Promise<void> {
  await insertDepartments(trx)
  await insertLedger(
    trx,
    tracker,
    {
      title,
      settings: defaultLightSettings,
      columns: [],
      streams: data.streams.map(streamFrom),
      items: itemsFrom(data.items),
    },
    now,
  )
  // Each department fills in its own; who belongs to none looks.
  await grantTo(trx, tracker, everyone, 'department')
}

async function insertDepartments(trx: Transaction<Database>): Promise<void> {
  const departments = data.departments.map(({ id, name, short, kind }, position) => ({
    id,
    name_zh: name.zh,
    name_en: name.en,
    short,
    kind,
    position,
  }))
  await trx
    .insertInto('departments')
    .values(departments)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
  signal(trx, { kind: 'departments-changed' })
}

function streamFrom(record: (typeof data.streams)[number], index: number): Stream {
  return {
    ...emptyStream(record.id),
    order: ordersAfter(null, index + 1).at(-1)!,
    title: record.title.zh,
    titleEn: record.title.en,
    problem: record.problem.zh,
    problemEn: record.problem.en,
    note: record.problemNote.zh,
    noteEn: record.problemNote.en,
    clause: record.clause,
  }
}

/** The file lists rows in their order; each gets the next key among its siblings. */
function itemsFrom(records: readonly ItemRecord[]): Item[] {
  const last = new Map<string, string>()
  return records.map((record) => {
    const parent = record.parent ?? ''
    const siblings = parent || record.stream
    const order = ordersAfter(last.get(siblings) ?? null, 1)[0]!
    last.set(siblings, order)
    return {
      ...emptyItem(record.id),
      stream: record.stream,
      parent,
      order,
      title: record.title.zh,
      titleEn: record.title.en,
      clause: record.clause,
      lead: record.lead,
      support: record.support,
      status: isStatus(record.status) ? record.status : '',
      progress: record.progress?.zh ?? '',
    }
  })
}

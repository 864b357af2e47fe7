import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { readItems, readStreams, roots } from '#app/model/ledger/ledger'
import { isOrder } from '#app/model/ledger/order'
import { newStamp } from '#app/model/ledger/stamp'
import type { Db } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { createLedgers } from '#db/ledgers'
import { createLedgerLog, type LedgerLog } from '#db/log'
import { openNewDatabase } from '../support/database'
import { unfolded } from '../support/log'

const tracker = 'xicheng-2019'
const now = Date.parse('2026-11-23T00:00:00Z')
let house: Awaited<ReturnType<typeof openNewDatabase>>
let db: Db
beforeEach(async () => {
  house = await openNewDatabase()
  db = house.db
  await seedFirstLedger(db, now)
})
afterEach(async () => {
  await house.close()
})

const documentOf = async (log: LedgerLog) => {
  const doc = new Y.Doc()
  roots(doc)
  for (const update of (await log.load())!.updates) Y.applyUpdate(doc, update)
  return doc
}
const byId = <T extends { id: string }>(rows: T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

describe('the first ledger', () => {
  it('N3: has 5 streams, 43 rows and 39 departments, the same in document and projection', async () => {
    const ledger = (await createLedgers(db).read(tracker))!
    expect([ledger.streams.length, ledger.items.length, ledger.departments.length]).toEqual([5, 43, 39])
    const doc = await documentOf(createLedgerLog(db, tracker))
    expect(byId(readItems(doc))).toEqual(byId(ledger.items))
    expect(byId(readStreams(doc))).toEqual(byId(ledger.streams))
    expect(ledger.items.every((item) => isOrder(item.order) && item.due === '')).toBe(true)
    expect(ledger.items.find((item) => item.id === '1.1.1')).toMatchObject({
      parent: '1.1',
      lead: 'wangxinban',
      status: 'issued',
    })
    expect(ledger.stamps['1.1']).toEqual(newStamp(now))
  })

  it('D2: every row has its long texts from the beginning', async () => {
    const doc = await documentOf(createLedgerLog(db, tracker))
    for (const row of roots(doc).items.values()) {
      for (const column of ['progress', 'problems', 'next']) expect(row.get(column)).toBeInstanceOf(Y.Text)
    }
  })

  it('is created once only', async () => {
    await seedFirstLedger(db, now + 1)
    expect(await createLedgers(db).list()).toHaveLength(1)
    expect((await createLedgers(db).read(tracker))!.stamps['1.1']!.updatedAt).toBe(now)
    expect(await createLedgers(db).read('nowhere')).toBe(null)
  })
})

describe('the log', () => {
  const none = { at: now, owners: new Map(), edits: [], items: new Map(), streams: new Map(), columns: new Map() }
  async function write(log: LedgerLog, doc: Y.Doc, due: string, owners = new Map<number, string>()): Promise<void> {
    let update!: Uint8Array
    doc.once('update', (bytes: Uint8Array) => (update = bytes))
    roots(doc).items.get('1.1')!.set('due', due)
    await log.window((window) => window.append({ ...none, update, owners }))
  }
  const dueIn = (doc: Y.Doc) => roots(doc).items.get('1.1')!.get('due')

  it('W9: opening reads snapshot and tail, and equals what was there', async () => {
    const log = createLedgerLog(db, tracker)
    const doc = await documentOf(log)
    await write(log, doc, '2026-12-01', new Map([[doc.clientID, 'xu']]))
    await write(log, doc, '2026-12-02')
    expect(log.tail()).toBe(2)
    await log.fold(Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc), now)
    expect(log.tail()).toBe(0)
    await write(log, doc, '2026-12-03')
    const again = createLedgerLog(db, tracker)
    const copy = await documentOf(again)
    expect(dueIn(copy)).toBe('2026-12-03')
    expect(readItems(copy)).toEqual(readItems(doc))
    expect(again.tail()).toBe(1)
    const { author, owners } = (await again.load())!
    expect(owners).toEqual(
      new Map([
        [author, 'server'],
        [doc.clientID, 'xu'],
      ]),
    )
    expect(await unfolded(db)).toEqual([3])
  })

  it('W1 W9: what fails leaves everything as it was', async () => {
    const log = createLedgerLog(db, tracker)
    const doc = await documentOf(log)
    await write(log, doc, '2026-12-01', new Map([[7, 'xu']]))
    // The same client again: the last of several statements fails.
    await expect(write(log, doc, '2026-12-02', new Map([[7, 'ren']]))).rejects.toThrow()
    expect(log.tail()).toBe(1)
    expect(await db.selectFrom('updates').select('seq').execute()).toEqual([{ seq: 1 }])
    expect(dueIn(await documentOf(log))).toBe('2026-12-01')
    expect(await createLedgerLog(db, 'nowhere').load()).toBe(null)
  })
})

it('preferences are each person’s own and are kept', async () => {
  await db
    .insertInto('people')
    .values(
      ['xu', 'ren'].map((id) => ({
        id,
        account: id,
        name: id,
        role: 'viewer',
        department_id: null,
        password_hash: '',
        created_at: 0,
        disabled_at: null,
      })),
    )
    .execute()
  const ledgers = createLedgers(db)
  expect(await ledgers.preferences('xu', tracker)).toEqual({})
  await ledgers.savePreferences('xu', tracker, { density: 'compact' })
  await ledgers.savePreferences('xu', tracker, { columns: [{ id: 'due', width: 120 }] })
  expect(await ledgers.preferences('xu', tracker)).toEqual({ columns: [{ id: 'due', width: 120 }] })
  expect(await ledgers.preferences('ren', tracker)).toEqual({})
})

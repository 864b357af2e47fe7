import { existsSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backUp } from '#db/backup'
import { connect, type Db } from '#db/connect'
import { BadLedgerFileError, readLedgerFile, removeLedger, writeLedgerFile } from '#db/ledger-file'
import { insertLedger } from '#db/new-ledger'
import { inHouse } from '#db/transactions'
import { openNewDatabase } from '../support/database'
import { newLedger } from '../support/newLedger'
import { storeFiles } from '../support/storedFiles'

const kept = 'xicheng-2019'
const at = Date.parse('2026-11-20T00:00:00Z')
let db: Db
let folder: string
let house: Awaited<ReturnType<typeof openNewDatabase>>
beforeEach(async () => {
  house = await openNewDatabase('november')
  ;({ db, folder } = house)
  await inHouse(db).execute((trx) => insertLedger(trx, 'other', newLedger(), at))
  for (const tracker of [kept, 'other']) await addRecords(tracker)
})
afterEach(async () => {
  await house.close()
})

/** One record of each kind that only ever grows, and what hangs on it. */
async function addRecords(tracker: string): Promise<void> {
  const person = { person_id: 'p', person_name: '王敏', department_id: null }
  await db
    .insertInto('changes')
    .values({
      tracker_id: tracker,
      seq: 1,
      row_id: 'r',
      column_id: 'title',
      before: '"甲"',
      after: '"乙"',
      ...person,
      is_report: 0,
      at,
    })
    .execute()
  const comment = await db
    .insertInto('comments')
    .values({ tracker_id: tracker, item_id: 'r', body: '知道了', request: null, ...person, at })
    .returning('id')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('mentions')
    .values({ comment_id: comment.id, tracker_id: tracker, kind: 'coordinators', target: '' })
    .execute()
  await sql`INSERT INTO meetings (id, tracker_id, title, held_on, chair, arranged_by, started_at, started_by,
    started_by_name, presenter_id, presenter_name, slide, slide_since, version, base_at, closed_at)
    VALUES (${`m-${tracker}`}, ${tracker}, '例会', '2026-11-20', '', 'stream', ${at}, 'p', '王敏', 'p', '王敏', 'overview', ${at}, 1, ${at}, ${at})`.execute(
    db,
  )
  await storeFiles(db, tracker, at)
  await db
    .insertInto('minutes')
    .values({
      meeting_id: `m-${tracker}`,
      language: 'zh',
      text: '纪要',
      revision: 1,
      updated_at: at,
      updated_by_name: '',
    })
    .execute()
}

const ofLedger = [
  'trackers',
  'streams',
  'items',
  'columns',
  'changes',
  'comments',
  'mentions',
  'meetings',
  'minutes',
  'contents',
  'content_pieces',
  'uploads',
  'attachments',
  'records',
] as const

async function rowsOf(tracker: string): Promise<Record<string, unknown>> {
  const rows: Record<string, unknown> = {}
  for (const table of ofLedger) {
    const whose =
      table === 'trackers'
        ? sql`id = ${tracker}`
        : table === 'minutes'
          ? sql`meeting_id = ${`m-${tracker}`}`
          : sql`tracker_id = ${tracker}`
    rows[table] = (await sql`SELECT * FROM ${sql.table(table)} WHERE ${whose} ORDER BY 1, 2`.execute(db)).rows
  }
  return rows
}

describe('L7: a ledger in a file of its own', () => {
  it('is taken out whole, history and all, and put back as it was; others are not touched', async () => {
    const file = path.join(folder, 'other.luoshi')
    const [before, others] = [await rowsOf('other'), await rowsOf(kept)]
    expect(Object.values(before).map((rows) => (rows as unknown[]).length > 0)).toEqual(ofLedger.map(() => true))
    await writeLedgerFile(db, 'other', file)
    await inHouse(db).execute((trx) => removeLedger(trx, 'other'))
    expect(Object.values(await rowsOf('other')).flat()).toEqual([])
    expect(await rowsOf(kept)).toEqual(others)
    expect(await readLedgerFile(db, file, at + 1)).toEqual({ tracker: 'other' })
    expect(await rowsOf('other')).toEqual(before)
    expect(await rowsOf(kept)).toEqual(others)
    // Its references are checked with it.
    await writeLedgerFile(db, 'other', `${file}.again`)
  })

  it('H2: the history is guarded afterwards as before', async () => {
    await inHouse(db).execute((trx) => removeLedger(trx, 'other'))
    await expect(db.deleteFrom('changes').execute()).rejects.toThrow('append-only')
    await expect(db.deleteFrom('comments').execute()).rejects.toThrow()
    await expect(db.deleteFrom('attachments').execute()).rejects.toThrow('are kept')
    await expect(db.updateTable('attachments').set({ name: 'x' }).execute()).rejects.toThrow('are kept')
  })

  it('nothing is changed where a removal fails in the middle', async () => {
    const before = await rowsOf('other')
    const removal = inHouse(db).execute(async (trx) => {
      await removeLedger(trx, 'other')
      throw new Error('a fault')
    })
    await expect(removal).rejects.toThrow('a fault')
    expect(await rowsOf('other')).toEqual(before)
    await expect(db.deleteFrom('changes').execute()).rejects.toThrow('append-only')
  })

  it('holds no password, and is a whole database of this ledger alone', async () => {
    await db
      .insertInto('people')
      .values({
        id: 'p',
        account: 'wang',
        name: '王敏',
        role: 'member',
        department_id: null,
        password_hash: 'secret',
        created_at: 0,
        last_seen_at: null,
        disabled_at: null,
      })
      .execute()
    const file = path.join(folder, 'other.luoshi')
    await writeLedgerFile(db, 'other', file)
    const alone = connect(file)
    expect(await alone.selectFrom('people').select(['name', 'password_hash']).execute()).toEqual([
      { name: '王敏', password_hash: '' },
    ])
    expect(await alone.selectFrom('trackers').select('id').execute()).toEqual([{ id: 'other' }])
    expect((await sql`PRAGMA integrity_check`.execute(alone)).rows).toEqual([{ integrity_check: 'ok' }])
    await alone.destroy()
  })

  it('is refused where it is there already, and where the file is none', async () => {
    const file = path.join(folder, 'other.luoshi')
    await writeLedgerFile(db, 'other', file)
    await expect(readLedgerFile(db, file, at)).rejects.toThrow(BadLedgerFileError)
    await expect(readLedgerFile(db, path.join(folder, 'none'), at)).rejects.toThrow(BadLedgerFileError)
    const whole = path.join(folder, 'whole.db')
    await backUp(house.database, whole, at)
    await expect(readLedgerFile(db, whole, at)).rejects.toThrow(BadLedgerFileError)
    await expect(writeLedgerFile(db, 'other', file)).rejects.toThrow()
    expect(existsSync(`${file}.draft`)).toBe(false)
  })
})

import path from 'node:path'
import { sql, type Migration } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { emptyItem, type Item } from '#app/model/ledger/rows'
import { progressOf } from '#db/agenda-entries'
import { attendanceOf } from '#db/attendance'
import { connect, type Db } from '#db/connect'
import { presentRows } from '#db/ledger-rows'
import { migrate } from '#db/migrate'
import { readSpans } from '#db/spans'
import { migrationsUpTo } from '#db/sqlite/migrations'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
let files = 0
const open = () => connect(path.join(folder, `${++files}.db`))

/** All that SQLite knows of a database's tables. */
const schemaOf = async (db: Db) =>
  (await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name`.execute(db)).rows

describe('migrations', () => {
  it('one that fails half way leaves the database as it was, with those before it', async () => {
    const db = open()
    await migrate(db, migrationsUpTo('0005-meetings'))
    const before = await schemaOf(db)
    const broken: Migration = {
      async up(on) {
        await sql`ALTER TABLE changes ADD COLUMN extra TEXT`.execute(on)
        await sql`DROP TRIGGER changes_no_update`.execute(on)
        await sql`SELECT 1 FROM nowhere`.execute(on)
      },
    }
    const fine: Migration = { up: async (on) => void (await sql`CREATE TABLE other (id TEXT) STRICT`.execute(on)) }
    const known = { ...migrationsUpTo('0005-meetings'), '0006-fine': fine, '0007-broken': broken }
    await expect(migrate(db, known)).rejects.toThrow('nowhere')
    expect(await schemaOf(db)).toEqual(before)
    // The next version's start finds nothing in its way.
    await migrate(db)
    expect((await schemaOf(db)).length).toBeGreaterThan(before.length)
    await db.destroy()
  })

  it('H1 H2: a ledger of before knows who reported last and how long its rows waited, and its history is closed again', async () => {
    const db = open()
    await migrate(db, migrationsUpTo('0005-meetings'))
    await fillAsBefore(db)
    await migrate(db)
    const { stamps } = await presentRows(db, 't')
    // By its own last word on it: not by taking it back, nor by who only supports, nor by who was handed it.
    expect(stamps.a).toMatchObject({ reported: { at: 3_000, by: '王敏', department: 'renshe' }, waited: 2_000 })
    expect(stamps.b).toMatchObject({ reported: { at: 2_000, by: '王敏', department: 'renshe' }, waited: 0 })
    expect(stamps.c).toMatchObject({ reported: null, waited: 0 })
    // A deadline that was set in the midst of a wait: that is over, or goes on.
    expect(stamps.d).toMatchObject({ waited: 300 })
    expect(stamps.e).toMatchObject({ waited: -700 })
    // E2: and its figures are told from its history.
    const told = (await readSpans(db, 't')).items.filter(({ row }) => row === 'a')
    expect(told.at(-1)).toMatchObject({ from: 5_000, to: null, facts: { status: 'in_progress', waited: 2_000 } })
    expect(told.map(({ facts: { status } }) => status)).toContain('submitted')
    await expect(sql`UPDATE changes SET at = 1`.execute(db)).rejects.toThrow('append-only')
    await db.destroy()
  })
})

describe('0008', () => {
  it('a meeting that is over keeps what it recorded; one that is on is told by the roles of now', async () => {
    const db = open()
    await migrate(db, migrationsUpTo('0006-reports'))
    await sql`INSERT INTO trackers VALUES ('t', '台账', 'Ledger', '{}', 0)`.execute(db)
    await sql`INSERT INTO people (id, account, name, role, password_hash, created_at)
      VALUES ('p', 'p', '凌领导', 'viewer', '', 0)`.execute(db)
    for (const [id, closedAt] of [
      ['over', 9],
      ['on', null],
    ] as const) {
      await sql`INSERT INTO meetings (id, tracker_id, title, held_on, chair, arranged_by, started_at, started_by,
        started_by_name, presenter_id, presenter_name, slide, slide_since, version, base_at, closed_at)
        VALUES (${id}, 't', '例会', '2026-11-23', '', 'stream', 0, 'p', '许', 'p', '许', 'opening', 0, 1, 0, ${closedAt})`.execute(
        db,
      )
      await sql`INSERT INTO attendance VALUES (${id}, 'p', '凌领导', NULL, 1, 2)`.execute(db)
      await sql`INSERT INTO agenda_entries VALUES (${id}, '1.1', 0, '[]', 'discussed', '{}', NULL)`.execute(db)
    }
    await migrate(db)
    expect((await attendanceOf(db, 'over')).map(({ role }) => role)).toEqual([null])
    expect((await attendanceOf(db, 'on')).map(({ role }) => role)).toEqual(['viewer'])
    expect(await progressOf(db, 'over', '1.1')).toEqual({ state: 'discussed', shownFor: 0 })
    await db.destroy()
  })
})

/** Three rows and their history, as a version of before left them. */
async function fillAsBefore(db: Db): Promise<void> {
  await sql`INSERT INTO trackers VALUES ('t', '台账', 'Ledger', '{}', 0)`.execute(db)
  const rows: Item[] = [
    { ...emptyItem('a'), lead: 'renshe', status: 'in_progress' },
    { ...emptyItem('b'), lead: 'renshe', support: ['jiaowei'], due: '2027-01-01' },
    { ...emptyItem('c'), lead: 'renshe' },
    { ...emptyItem('d'), lead: 'renshe', status: 'in_progress' },
    { ...emptyItem('e'), lead: 'renshe', status: 'submitted' },
  ]
  for (const row of rows) {
    await sql`INSERT INTO items VALUES ('t', ${row.id}, 's1', '', ${row.lead}, ${row.status}, ${row.due},
      ${JSON.stringify(row)}, 9000, '李强', 'bianban', ${row.id === 'e' ? 1_000 : 5_000})`.execute(db)
  }
  type Change = [
    row: string,
    column: string,
    before: string,
    after: string,
    department: string,
    name: string,
    at: number,
  ]
  const changes: Change[] = [
    ['a', 'progress', '', '一', 'renshe', '王敏', 1_000],
    ['a', 'status', 'in_progress', 'submitted', 'renshe', '王敏', 3_000],
    ['a', 'status', 'submitted', 'in_progress', 'renshe', '王敏', 5_000],
    ['a', 'due', '', '', 'bianban', '李强', 2_000],
    ['b', 'status', 'issued', 'submitted', 'renshe', '王敏', 2_000],
    ['b', 'status', 'submitted', 'returned', 'bianban', '李强', 4_000],
    ['b', 'due', '', '2027-01-01', 'bianban', '李强', 6_000],
    ['c', 'owner', '', '代填', 'bianban', '李强', 7_000],
    ...(['d', 'e'] as const).flatMap((row): Change[] => [
      [row, 'status', 'in_progress', 'submitted', 'renshe', '王敏', 1_000],
      [row, 'due', '', '2027-01-01', 'bianban', '李强', 1_700],
    ]),
    ['d', 'status', 'submitted', 'in_progress', 'renshe', '王敏', 2_000],
  ]
  changes.sort((a, b) => a[6] - b[6])
  for (const [row, column, before, after, department, name, at] of changes) {
    await sql`INSERT INTO changes (tracker_id, seq, row_id, column_id, before, after, person_id, person_name, department_id, at)
      VALUES ('t', 1, ${row}, ${column}, ${JSON.stringify(before)}, ${JSON.stringify(after)}, 'p', ${name}, ${department}, ${at})`.execute(
      db,
    )
  }
  await sql`INSERT INTO open_bursts VALUES ('t', 'b', 'progress', 2, '""', '"正在写"', 'z', '赵磊', 'jiaowei', 8000, 9000)`.execute(
    db,
  )
}

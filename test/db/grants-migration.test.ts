import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, describe, expect, it } from 'vitest'
import { roles, type Role } from '#app/model/ledger/person'
import { connect, type Db } from '#db/connect'
import { accessIn } from '#db/grants'
import { findInvitation } from '#db/invitations'
import { migrate } from '#db/migrate'
import { migrationsUpTo } from '#db/sqlite/migrations'
import { listPeople } from '#db/people'
import { randomFrom, type Random } from '../support/random'
import { temporaryFolder } from '../support/temporary'

const { folder, remove } = temporaryFolder()
afterAll(remove)
let files = 0

/** Somebody of before: their role was the same in every ledger. */
interface Before {
  id: string
  role: Role
  department: string | null
}

const departments = ['renshe', 'jiaowei', 'bianban']
const ledgers = ['one', 'two']
const open = Date.now() + 86_400_000

/** What people could do before the migration: their role, everywhere. */
const accessBefore = ({ role }: Before) => (role === 'administrator' ? 'coordinator' : role)

async function houseOf(people: readonly Before[], invited: readonly Before[]): Promise<Db> {
  const db = connect(path.join(folder, `${++files}.db`))
  await migrate(db, migrationsUpTo('0010-columns'))
  for (const [position, id] of departments.entries())
    await sql`INSERT INTO departments VALUES (${id}, ${id}, ${id}, ${id}, 'government', ${position})`.execute(db)
  for (const id of ledgers) await sql`INSERT INTO trackers VALUES (${id}, ${id}, ${id}, '{}', 0)`.execute(db)
  for (const [i, { id, role, department }] of people.entries())
    await sql`INSERT INTO people (id, account, name, role, department_id, password_hash, created_at, disabled_at)
      VALUES (${id}, ${id}, ${id}, ${role}, ${department}, '', 0, ${i % 5 === 4 ? 1 : null})`.execute(db)
  for (const { id, role, department } of invited)
    await sql`INSERT INTO invitations (id, role, department_id, created_by, created_at, expires_at)
      VALUES (${id}, ${role}, ${department}, 'x', 0, ${open})`.execute(db)
  await migrate(db)
  return db
}

const someone = (random: Random, id: string, mayMix: boolean): Before => {
  const role = random.pick(roles)
  const isOfDepartment = role === 'department' || (random.below(2) === 0 && (mayMix || role !== 'viewer'))
  return { id, role, department: isOfDepartment ? random.pick(departments) : null }
}

describe('0011 L1: what everybody may do is after it what it was before', () => {
  it.each(Array.from({ length: 30 }, (_, seed) => seed))('seed %i', async (seed) => {
    const random = randomFrom(seed)
    const several = (kind: string) =>
      Array.from({ length: random.below(8) }, (_, i) => someone(random, `${kind}-${i}`, seed % 3 > 0))
    const [people, invited] = [several('person'), several('invited')]
    const db = await houseOf(people, invited)
    const now = await listPeople(db)
    for (const tracker of ledgers) {
      for (const before of people) {
        const after = await accessIn(
          db,
          now.find(({ id }) => id === before.id)!,
          tracker,
        )
        expect([before, after]).toEqual([before, accessBefore(before)])
      }
      for (const before of invited) {
        const { houseRole, department, grants } = (await findInvitation(db, before.id))!
        const accepted = { id: before.id, name: '', houseRole, department }
        for (const grant of grants)
          await sql`INSERT OR REPLACE INTO grants VALUES (${grant.tracker}, 'person', ${before.id}, ${grant.access})`.execute(
            db,
          )
        expect([before, await accessIn(db, accepted, tracker)]).toEqual([before, accessBefore(before)])
      }
    }
    await db.destroy()
  })

  it('a house without viewers in departments is open to everyone, and coordinators may make ledgers', async () => {
    const db = await houseOf(
      [
        { id: 'li', role: 'coordinator', department: 'bianban' },
        { id: 'wang', role: 'department', department: 'renshe' },
        { id: 'ling', role: 'viewer', department: null },
      ],
      [],
    )
    const grants = await db.selectFrom('grants').selectAll().where('tracker_id', '=', 'one').execute()
    expect(grants.map(({ to_kind, to_id, access }) => [to_kind, to_id, access])).toEqual([
      ['everyone', '', 'department'],
      ['person', 'li', 'coordinator'],
    ])
    expect((await listPeople(db)).map(({ id, houseRole }) => [id, houseRole])).toEqual([
      ['li', 'organizer'],
      ['ling', 'member'],
      ['wang', 'member'],
    ])
    await db.destroy()
  })

  it('where a department has viewers, its liaisons are granted theirs by name', async () => {
    const db = await houseOf(
      [
        { id: 'wang', role: 'department', department: 'renshe' },
        { id: 'ling', role: 'viewer', department: 'renshe' },
      ],
      [],
    )
    const grants = await db.selectFrom('grants').selectAll().where('tracker_id', '=', 'one').execute()
    expect(grants.map(({ to_kind, to_id, access }) => `${to_kind} ${to_id} ${access}`).sort()).toEqual([
      'department bianban department',
      'department jiaowei department',
      'everyone  viewer',
      'person wang department',
    ])
    await db.destroy()
  })
})

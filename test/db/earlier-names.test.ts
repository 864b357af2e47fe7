import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Department } from '#app/model/ledger/person'
import { connect, type Db } from '#db/connect'
import { findDepartment, updateDepartment } from '#db/departments'
import { allDepartments } from '#db/ledger-rows'
import { migrate } from '#db/migrate'
import { migrationsUpTo } from '#db/sqlite/migrations'
import { inHouse } from '#db/transactions'
import { openNewDatabase } from '../support/database'

let house: Awaited<ReturnType<typeof openNewDatabase>>
beforeAll(async () => void (house = await openNewDatabase()))
afterAll(() => house.close())

const edu: Department = {
  ...{ id: 'edu', name: { zh: '区教育委员会', en: 'Education' }, short: '教委', kind: 'government' },
}
const later: Department = { ...edu, name: { zh: '区教育和体育局', en: 'Education' }, short: '教体局' }
const insert = (on: Db) =>
  sql`INSERT INTO departments (id, name_zh, name_en, short, kind, position)
    VALUES ('edu', '区教育委员会', 'Education', '教委', 'government', 0)`.execute(on)

it('X11: a department that is renamed keeps the names that it had, and one that is saved as it was has none', async () => {
  const { db } = house
  await insert(db)
  const save = (to: Department) => inHouse(db).execute((trx) => updateDepartment(trx, to, { by: null, at: 1 }))
  await save(edu)
  expect(await findDepartment(db, 'edu')).toEqual(edu)
  await save(later)
  expect(await allDepartments(db)).toEqual([{ ...later, earlier: ['区教育委员会', '教委'] }])
  await save({ ...later, short: '教委' })
  expect((await findDepartment(db, 'edu'))!.earlier).toEqual(['区教育委员会', '教体局'])
})

it('X11: of before there are the names that the log of administrators knows', async () => {
  const old = connect(path.join(house.folder, 'before.db'))
  await migrate(old, migrationsUpTo('0017-signals'))
  await insert(old)
  const noted = (about: Department, to: Department) =>
    old
      .insertInto('admin_log')
      .values({
        at: 1,
        person_id: null,
        kind: 'department-changed',
        about: JSON.stringify(about),
        details: JSON.stringify({ to }),
      })
      .execute()
  await noted(later, { ...later, short: '教育局' })
  await noted({ ...later, short: '教育局' }, edu)
  await noted({ ...edu, id: 'gone' }, later)
  await migrate(old)
  expect(await allDepartments(old)).toEqual([{ ...edu, earlier: ['教体局', '区教育和体育局', '教育局'] }])
  await old.destroy()
})

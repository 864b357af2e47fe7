import { sql } from 'kysely'
import type { Department } from '#app/model/ledger/person'
import type { Db } from './connect'

/** All departments in their order, with how many enabled people each has. */
export async function listDepartments(db: Db): Promise<(Department & { people: number })[]> {
  const rows = await db
    .selectFrom('departments')
    .leftJoin('people', (join) =>
      join.onRef('people.department_id', '=', 'departments.id').on('people.disabled_at', 'is', null),
    )
    .select(['departments.id', 'name_zh', 'name_en', 'short', 'kind'])
    .select((of) => of.fn.count<number>('people.id').as('people'))
    .groupBy('departments.id')
    .orderBy('position')
    .orderBy('departments.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    short: row.short,
    kind: row.kind as Department['kind'],
    people: row.people,
  }))
}

export async function hasDepartment(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('departments').select('id').where('id', '=', id).executeTakeFirst()) !== undefined
}

/** Is there another department of this name or short name? Two of one name could not be told apart. */
export async function isDepartmentNameTaken(db: Db, department: Department): Promise<boolean> {
  const row = await db
    .selectFrom('departments')
    .select('id')
    .where('id', '!=', department.id)
    .where((is) => is.or([is('name_zh', '=', department.name.zh), is('short', '=', department.short)]))
    .executeTakeFirst()
  return row !== undefined
}

/** Adds a department, last in the order. */
export async function insertDepartment(db: Db, department: Department): Promise<void> {
  const { last } = await db
    .selectFrom('departments')
    .select((of) => of.fn.max<number | null>('position').as('last'))
    .executeTakeFirstOrThrow()
  await db
    .insertInto('departments')
    .values({ id: department.id, position: (last ?? -1) + 1, ...columnsOf(department) })
    .execute()
}

export async function updateDepartment(db: Db, department: Department): Promise<void> {
  await db.updateTable('departments').set(columnsOf(department)).where('id', '=', department.id).execute()
}

/** Does anybody belong to the department, is anybody invited to it, does any item of any ledger name it? */
export async function isDepartmentUsed(db: Db, id: string, now: number): Promise<boolean> {
  const person = db.selectFrom('people').select('id').where('department_id', '=', id)
  const invitation = db
    .selectFrom('invitations')
    .select('id')
    .where('department_id', '=', id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
  const item = db
    .selectFrom('items')
    .select('id')
    .where((is) =>
      is.or([
        is('lead', '=', id),
        sql<boolean>`EXISTS (SELECT 1 FROM json_each(items.value, '$.support') AS support WHERE support.value = ${id})`,
      ]),
    )
  return (await person.unionAll(invitation).unionAll(item).limit(1).executeTakeFirst()) !== undefined
}

/** Removes a department that nothing uses; invitations that are over forget it. */
export async function deleteDepartment(db: Db, id: string): Promise<void> {
  await db.updateTable('invitations').set({ department_id: null }).where('department_id', '=', id).execute()
  await db.deleteFrom('departments').where('id', '=', id).execute()
}

function columnsOf(department: Department) {
  return { name_zh: department.name.zh, name_en: department.name.en, short: department.short, kind: department.kind }
}

import { isDeepStrictEqual } from 'node:util'
import { sql, type Selectable, type Transaction } from 'kysely'
import type { Department } from '#app/model/ledger/person'
import type { NamedThen } from '#app/model/records/adminLog'
import { noteAct, type Acting } from './admin-log'
import type { Db } from './connect'
import type { Database } from './schema'

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
  return rows.map((row) => ({ ...departmentFrom(row), people: row.people }))
}

export async function findDepartment(db: Db, id: string): Promise<Department | null> {
  const row = await db.selectFrom('departments').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? departmentFrom(row) : null
}

export async function hasDepartment(db: Db, id: string): Promise<boolean> {
  return (await findDepartment(db, id)) !== null
}

/** How a department is called now, for the log of administrators. */
export async function departmentThen(db: Db, id: string | null): Promise<NamedThen | null> {
  const department = id === null ? null : await findDepartment(db, id)
  return department && { id: department.id, name: department.name }
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
export async function insertDepartment(
  trx: Transaction<Database>,
  department: Department,
  acting: Acting,
): Promise<void> {
  const { last } = await trx
    .selectFrom('departments')
    .select((of) => of.fn.max<number | null>('position').as('last'))
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('departments')
    .values({ id: department.id, position: (last ?? -1) + 1, ...columnsOf(department) })
    .execute()
  await noteAct(trx, acting, { kind: 'department-added', about: department })
}

/** Saved as it was, it is not changed, and nothing is noted. */
export async function updateDepartment(trx: Transaction<Database>, to: Department, acting: Acting): Promise<void> {
  const about = await findDepartment(trx, to.id)
  if (!about || isDeepStrictEqual(columnsOf(about), columnsOf(to))) return
  await trx.updateTable('departments').set(columnsOf(to)).where('id', '=', to.id).execute()
  await noteAct(trx, acting, { kind: 'department-changed', about, to })
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
export async function deleteDepartment(trx: Transaction<Database>, id: string, acting: Acting): Promise<void> {
  const about = await findDepartment(trx, id)
  if (!about) return
  await trx.updateTable('invitations').set({ department_id: null }).where('department_id', '=', id).execute()
  await trx.deleteFrom('departments').where('id', '=', id).execute()
  await noteAct(trx, acting, { kind: 'department-removed', about })
}

function departmentFrom(row: Omit<Selectable<Database['departments']>, 'position'>): Department {
  return {
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
    short: row.short,
    kind: row.kind as Department['kind'],
  }
}

function columnsOf(department: Department) {
  return { name_zh: department.name.zh, name_en: department.name.en, short: department.short, kind: department.kind }
}

import { isDeepStrictEqual } from 'node:util'
import type { Transaction } from 'kysely'
import { earlierNames, type Department } from '#app/model/ledger/person'
import type { NamedThen } from '#app/model/records/adminLog'
import { noteAct, type Acting } from './admin-log'
import type { Db } from './connect'
import { departmentOf } from './ledger-rows'
import type { Database } from './schema'
import { signal } from './signals'

/** All departments in their order, with how many enabled people each has, and whether rows still have to follow it (X11). */
export async function listDepartments(db: Db): Promise<(Department & { people: number; isMerging: boolean })[]> {
  const rows = await db
    .selectFrom('departments')
    .leftJoin('people', (join) =>
      join.onRef('people.department_id', '=', 'departments.id').on('people.disabled_at', 'is', null),
    )
    .selectAll('departments')
    .select((of) => of.fn.count<number>('people.id').as('people'))
    .groupBy('departments.id')
    .orderBy('position')
    .orderBy('departments.id')
    .execute()
  return rows.map((row) => ({ ...departmentOf(row), people: row.people, isMerging: row.is_merging === 1 }))
}

export async function findDepartment(db: Db, id: string): Promise<Department | null> {
  const row = await db.selectFrom('departments').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? departmentOf(row) : null
}

export async function hasDepartment(db: Db, id: string): Promise<boolean> {
  return (await findDepartment(db, id)) !== null
}

/** Is there such a department, and not closed? */
export async function isDepartmentOpen(db: Db, id: string): Promise<boolean> {
  const department = await findDepartment(db, id)
  return department !== null && !department.isClosed
}

/** How a department is called now, for the log of administrators. */
export async function departmentThen(db: Db, id: string | null): Promise<NamedThen | null> {
  const department = id === null ? null : await findDepartment(db, id)
  return department && namedThen(department)
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
  signal(trx, { kind: 'departments-changed' })
  await noteAct(trx, acting, { kind: 'department-added', about: department })
}

/** Saved as it was, it is not changed, and nothing is noted. */
export async function updateDepartment(trx: Transaction<Database>, to: Department, acting: Acting): Promise<void> {
  const about = await findDepartment(trx, to.id)
  if (!about || isDeepStrictEqual(columnsOf(about), columnsOf(to))) return
  const earlier = JSON.stringify(earlierNames(about, to))
  await trx
    .updateTable('departments')
    .set({ ...columnsOf(to), earlier_names: earlier })
    .where('id', '=', to.id)
    .execute()
  signal(trx, { kind: 'departments-changed' })
  await noteAct(trx, acting, { kind: 'department-changed', about, to })
}

/** Closes a department, or opens it again; what it became part of is no longer told of it then. */
export async function setDepartmentClosed(
  trx: Transaction<Database>,
  id: string,
  isClosed: boolean,
  acting: Acting,
): Promise<void> {
  const about = await findDepartment(trx, id)
  if (!about || Boolean(about.isClosed) === isClosed) return
  await trx
    .updateTable('departments')
    .set({ closed_at: isClosed ? acting.at : null, merged_into: null, merged_by: null, is_merging: 0 })
    .where('id', '=', id)
    .execute()
  signal(trx, { kind: 'departments-changed' })
  await noteAct(trx, acting, { kind: isClosed ? 'department-closed' : 'department-reopened', about: namedThen(about) })
}

/** Removes a department that nothing uses; invitations that are over forget it. */
export async function deleteDepartment(trx: Transaction<Database>, id: string, acting: Acting): Promise<void> {
  const about = await findDepartment(trx, id)
  if (!about) return
  await trx.updateTable('invitations').set({ department_id: null }).where('department_id', '=', id).execute()
  await trx.deleteFrom('departments').where('id', '=', id).execute()
  signal(trx, { kind: 'departments-changed' })
  await noteAct(trx, acting, { kind: 'department-removed', about })
}

export function namedThen({ id, name }: Department): NamedThen {
  return { id, name }
}

function columnsOf(department: Department) {
  return { name_zh: department.name.zh, name_en: department.name.en, short: department.short, kind: department.kind }
}

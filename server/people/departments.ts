import type { Transaction } from 'kysely'
import type { Outcome, PeopleError } from '#app/ports/people'
import { isId } from '#app/model/ledger/ids'
import { isOneLine } from '#app/model/text/isOneLine'
import type { Department } from '#app/model/ledger/person'
import type { Grantee } from '#app/model/house/grant'
import type { Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import {
  deleteDepartment,
  findDepartment,
  hasDepartment,
  insertDepartment,
  isDepartmentNameTaken,
  setDepartmentClosed,
  updateDepartment,
} from '#db/departments'
import { unfinishedMerges } from '#db/department-merges'
import { isDepartmentUsed } from '#db/department-use'
import { ledgersGrantedTo } from '#db/grants'
import { allDepartments } from '#db/ledger-rows'
import type { Database } from '#db/schema'
import { setGrant } from '#db/set-grant'
import { inHouse } from '#db/transactions'
import { done, failed } from './outcome'

/** Adds a department or renames one. Without a short or an English name of its own the Chinese one stands in, and follows it. */
export async function saveDepartment(
  db: Db,
  given: Department,
  isNew: boolean,
  acting: Acting,
): Promise<Outcome<null>> {
  return inHouse(db).execute((trx) => save(trx, given, isNew, acting))
}

class Refused extends Error {
  constructor(
    readonly problem: PeopleError,
    readonly at: string,
  ) {
    super(problem)
  }
}

/** Adds departments, all or none; `at`: the one that kept the others from it. */
export async function addDepartments(
  db: Db,
  departments: readonly Department[],
  acting: Acting,
): Promise<Outcome<null> & { at?: string }> {
  try {
    await inHouse(db).execute(async (trx) => {
      for (const department of departments) {
        const outcome = await save(trx, department, true, acting)
        if (!outcome.ok) throw new Refused(outcome.error, department.id)
      }
    })
    return done(null)
  } catch (error) {
    if (error instanceof Refused) return { ...failed(error.problem), at: error.at }
    throw error
  }
}

async function save(
  trx: Transaction<Database>,
  given: Department,
  isNew: boolean,
  acting: Acting,
): Promise<Outcome<null>> {
  const before = await findDepartment(trx, given.id)
  const zh = given.name.zh.trim()
  // What is still called by the Chinese name of before has no name of its own.
  const own = (name: string) => (name.trim() === before?.name.zh ? '' : name.trim()) || zh
  const department: Department = { ...given, name: { zh, en: own(given.name.en) }, short: own(given.short) }
  const names = [zh, department.name.en, department.short]
  if (names.some((name) => name === '' || name.length > 200 || !isOneLine(name))) return failed('name-missing')
  if (!isId(department.id)) return failed('department-unknown')
  if (isNew && before) return failed('department-taken')
  if (!isNew && !before) return failed('department-unknown')
  if (await isDepartmentNameTaken(trx, department)) return failed('department-taken')
  await (isNew ? insertDepartment(trx, department, acting) : updateDepartment(trx, department, acting))
  return done(null)
}

/** Offers a department no more, or again. Rows go on to have what names it; a merge into it must have ended before. */
export async function closeDepartment(db: Db, id: string, isClosed: boolean, acting: Acting): Promise<Outcome<null>> {
  return inHouse(db).execute(async (trx): Promise<Outcome<null>> => {
    if (!(await hasDepartment(trx, id))) return failed('department-unknown')
    const merges = await unfinishedMerges(trx)
    if (merges.some(({ from, into }) => from === id || (isClosed && into === id))) return failed('merge-unfinished')
    await setDepartmentClosed(trx, id, isClosed, acting)
    return done(null)
  })
}

/** Removes a department that nothing uses or ever used (see isDepartmentUsed). */
export async function removeDepartment(db: Db, id: string, acting: Acting): Promise<Outcome<null>> {
  return inHouse(db).execute(async (trx): Promise<Outcome<null>> => {
    const problem: PeopleError | null = !(await hasDepartment(trx, id))
      ? 'department-unknown'
      : (await isDepartmentUsed(trx, id, acting.at))
        ? 'department-in-use'
        : null
    if (problem) return failed(problem)
    await takeOut(trx, id, acting)
    return done(null)
  })
}

/** Removes all that nothing uses or ever used, such as those that came with a ledger that goes. */
export async function removeUnusedDepartments(trx: Transaction<Database>, acting: Acting): Promise<void> {
  for (const { id } of await allDepartments(trx))
    if (!(await isDepartmentUsed(trx, id, acting.at))) await takeOut(trx, id, acting)
}

async function takeOut(trx: Transaction<Database>, id: string, acting: Acting): Promise<void> {
  // Nobody belongs to it: nobody loses access by that.
  const granted: Grantee = { kind: 'department', id }
  for (const tracker of await ledgersGrantedTo(trx, granted)) await setGrant(trx, tracker, granted, null, acting)
  await deleteDepartment(trx, id, acting)
}

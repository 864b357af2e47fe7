import type { Transaction } from 'kysely'
import { makesLedgers, type HousePerson } from '#app/model/house/housePerson'
import { isId } from '#app/model/ledger/ids'
import type { LedgerWish, MakingOutcome } from '#app/model/ledger/newLedger'
import { openDepartments, type Department } from '#app/model/ledger/person'
import { isOneLine } from '#app/model/text/isOneLine'
import { noteAct, type Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { hasDepartment, insertDepartment, isDepartmentNameTaken } from '#db/departments'
import { grantTo } from '#db/grants'
import { allDepartments, trackerRow } from '#db/ledger-rows'
import type { FreshDocument } from '#db/fresh-document'
import { insertLedger } from '#db/new-ledger'
import type { Database } from '#db/schema'
import { isTitleTaken } from '#db/trackers'
import { inHouse } from '#db/transactions'
import { Member } from './member'
import type { Prepared, Preparing } from './preparing'

export interface MakingOptions {
  db: Db
  now: () => number
  prepare: Preparing['prepare']
}

/** Of no ledger: its address is another page's. */
const notAnId: ReadonlySet<string> = new Set(['new'])
/** A list of reasons is read by people. */
const mostRefusals = 500

/**
 * Makes ledgers for those who may: judged by the rules of every edit, with their departments, whole or not at all (L6). What
 * takes long is done before the transaction, in which nobody else writes.
 */
export function createMaking({ db, now, prepare }: MakingOptions) {
  return async (person: HousePerson, wish: LedgerWish): Promise<MakingOutcome> => {
    const { id } = wish
    if (!makesLedgers(person)) return { kind: 'not-allowed' }
    if (!isId(id) || notAnId.has(id)) return { kind: 'id-taken' }
    for (;;) {
      const departments = await departmentsWith(db, wish)
      const prepared = await prepare(wish.ledger, departments)
      const acting = { by: person.id, at: now() }
      const outcome = await inHouse(db).execute(async (trx): Promise<MakingOutcome | null> => {
        if (await trackerRow(trx, id))
          return (await Member.enter(trx, person, id)) ? { kind: 'made', id } : { kind: 'id-taken' }
        const bad = await judgeDepartments(trx, wish.departments)
        if (bad) return bad
        // They have changed meanwhile: by those of now it may be another ledger.
        if (String(await departmentsWith(trx, wish)) !== String(departments)) return null
        if (prepared.kind === 'refused') return refusedFor(prepared)
        if (await isTitleTaken(trx, wish.ledger.title.zh, person.id)) return { kind: 'title-taken' }
        return make(trx, wish, person, acting, prepared.document)
      })
      if (outcome) return outcome
    }
  }
}

function refusedFor({ refusals }: Extract<Prepared, { kind: 'refused' }>): MakingOutcome {
  return { kind: 'refused', refusals: refusals.slice(0, mostRefusals) }
}

/** Ids of the departments that there are, and will be with this ledger. */
async function departmentsWith(db: Db, { departments }: LedgerWish): Promise<string[]> {
  const there = openDepartments(await allDepartments(db))
  return [...there, ...departments].map(({ id }) => id)
}

async function make(
  trx: Transaction<Database>,
  { id, ledger, departments }: LedgerWish,
  maker: HousePerson,
  acting: Acting,
  document: FreshDocument,
): Promise<MakingOutcome> {
  for (const department of departments) await insertDepartment(trx, department, acting)
  const zh = ledger.title.zh.trim()
  const title = { zh, en: ledger.title.en.trim() || zh }
  await insertLedger(trx, id, { ...ledger, title }, acting.at, document)
  await grantTo(trx, id, { kind: 'person', id: maker.id }, 'coordinator')
  await noteAct(trx, acting, { kind: 'ledger-made', about: { id, name: title } })
  return { kind: 'made', id }
}

async function judgeDepartments(
  trx: Transaction<Database>,
  departments: readonly Department[],
): Promise<MakingOutcome | null> {
  const called = new Set<string>()
  for (const department of departments) {
    const { id, name, short } = department
    const names = [name.zh, name.en, short]
    if (!isId(id) || names.some((text) => text.trim() === '' || text.length > 200 || !isOneLine(text)))
      return { kind: 'bad-department', name: name.zh }
    const keys = [`#${id}`, name.zh, short].filter((key, i, all) => all.indexOf(key) === i)
    const isTaken = keys.some((key) => called.has(key)) || (await hasDepartment(trx, id))
    if (isTaken || (await isDepartmentNameTaken(trx, department))) return { kind: 'department-taken', name: name.zh }
    for (const key of keys) called.add(key)
  }
  return null
}

import type { Transaction } from 'kysely'
import { makesLedgers, type HousePerson } from '#app/model/house/housePerson'
import { isId } from '#app/model/ledger/ids'
import { judgeNewLedger } from '#app/model/ledger/judgeNewLedger'
import type { LedgerWish, MakingOutcome } from '#app/model/ledger/newLedger'
import { openDepartments, type Department } from '#app/model/ledger/person'
import { isOneLine } from '#app/model/text/isOneLine'
import { noteAct, type Acting } from '#db/admin-log'
import type { Db } from '#db/connect'
import { hasDepartment, insertDepartment, isDepartmentNameTaken } from '#db/departments'
import { grantTo } from '#db/grants'
import { allDepartments, trackerRow } from '#db/ledger-rows'
import { insertLedger } from '#db/new-ledger'
import type { Database } from '#db/schema'
import { isTitleTaken } from '#db/trackers'
import { inHouse } from '#db/transactions'
import { Member } from './member'

export interface MakingOptions {
  db: Db
  now: () => number
}

/** Of no ledger: its address is another page's. */
const notAnId: ReadonlySet<string> = new Set(['new'])
/** A list of reasons is read by people. */
const mostRefusals = 500

/** Makes ledgers for those who may: judged by the rules of every edit, with their departments, whole or not at all (L6). */
export function createMaking({ db, now }: MakingOptions) {
  return async (person: HousePerson, wish: LedgerWish): Promise<MakingOutcome> => {
    const { id } = wish
    if (!makesLedgers(person)) return { kind: 'not-allowed' }
    if (!isId(id) || notAnId.has(id)) return { kind: 'id-taken' }
    const acting = { by: person.id, at: now() }
    return inHouse(db).execute(async (trx): Promise<MakingOutcome> => {
      if (await trackerRow(trx, id))
        return (await Member.enter(trx, person, id)) ? { kind: 'made', id } : { kind: 'id-taken' }
      return (await judge(trx, wish, person)) ?? make(trx, wish, person, acting)
    })
  }
}

async function make(
  trx: Transaction<Database>,
  { id, ledger, departments }: LedgerWish,
  maker: HousePerson,
  acting: Acting,
): Promise<MakingOutcome> {
  for (const department of departments) await insertDepartment(trx, department, acting)
  const zh = ledger.title.zh.trim()
  const title = { zh, en: ledger.title.en.trim() || zh }
  await insertLedger(trx, id, { ...ledger, title }, acting.at)
  await grantTo(trx, id, { kind: 'person', id: maker.id }, 'coordinator')
  await noteAct(trx, acting, { kind: 'ledger-made', about: { id, name: title } })
  return { kind: 'made', id }
}

async function judge(
  trx: Transaction<Database>,
  { ledger, departments }: LedgerWish,
  { id: maker }: HousePerson,
): Promise<MakingOutcome | null> {
  const bad = await judgeDepartments(trx, departments)
  if (bad) return bad
  const there = openDepartments(await allDepartments(trx))
  const refusals = judgeNewLedger(ledger, new Set([...there, ...departments].map(({ id }) => id)))
  if (refusals.length > 0) return { kind: 'refused', refusals: refusals.slice(0, mostRefusals) }
  return (await isTitleTaken(trx, ledger.title.zh, maker)) ? { kind: 'title-taken' } : null
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

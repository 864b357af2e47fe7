import { accessOf } from '#app/model/ledger/access'
import { standingOf } from '#app/model/ledger/person'
import { closeCode } from '#app/model/live/wire'
import type { Db } from '#db/connect'
import { grantsOf } from '#db/grants'
import { trackerOf, trackerRow } from '#db/ledger-rows'
import { findPeople, type StoredPerson } from '#db/people'
import { atOneMoment } from '#db/transactions'
import { Member, personIn } from '../member'
import type { Viewer } from '../sync/admission'

/**
 * Who may not stay as what they were let in, by what is stored now, each with the code by which they are sent away (S5): they
 * come again, and are let in as what they are, or are told what became of the ledger. All others are left alone.
 */
export function judgeStanding(db: Db, viewers: readonly Viewer[]): Promise<Map<Viewer, number>> {
  return atOneMoment(db).execute(async (trx) => {
    const people = await findPeople(trx, [...new Set(viewers.map(({ person }) => person.id))])
    const codes = new Map<Viewer, number>()
    const judges = new Map<string, Awaited<ReturnType<typeof judgeIn>>>()
    for (const { pass } of viewers)
      if (!judges.has(pass.ledger.id)) judges.set(pass.ledger.id, await judgeIn(trx, pass.ledger.id))
    for (const viewer of viewers) {
      const code = judges.get(viewer.pass.ledger.id)!(viewer, people.get(viewer.person.id))
      if (code !== null) codes.set(viewer, code)
    }
    return codes
  })
}

async function judgeIn(db: Db, id: string): Promise<(viewer: Viewer, person?: StoredPerson) => number | null> {
  const row = await trackerRow(db, id)
  if (!row) return () => closeCode.removed
  const ledger = trackerOf(row)
  const grants = await grantsOf(db, id)
  return ({ pass, person: seen }, person) => {
    if (!(pass instanceof Member)) return pass.ledger.archivedAt === ledger.archivedAt ? null : closeCode.forbidden
    const access = person && !person.disabled ? accessOf(person, grants) : 'none'
    if (!person || access === 'none') return closeCode.forbidden
    const isSame = standingOf(personIn(ledger, access, person)) === standingOf(seen)
    if (!isSame || (access === 'coordinator') !== pass.mayKeep) return closeCode.forbidden
    // They come in again at once, under their new name.
    return person.name === seen.name ? null : closeCode.tryAgainLater
  }
}

import { nanoid } from 'nanoid'
import type { ViewsPort } from '#app/ports/views'
import { limits } from '#app/model/ledger/limits'
import { isOneLine } from '#app/model/text/isOneLine'
import { queryToView, viewToQuery } from '#app/model/view/view'
import type { Db } from '#db/connect'
import { inLedger } from '#db/transactions'
import { countViews, deleteView, insertView, viewsFor } from '#db/views'
import type { Member } from './member'

export interface ViewsOptions {
  db: Db
  now: () => number
}

/** Views that are kept under a name, for a member: their own, and everyone's, which coordinators make. */
export function createViews({ db, now }: ViewsOptions): (member: Member) => ViewsPort {
  return ({ ledger, person, coordinates }) => ({
    list: () => viewsFor(db, ledger.id, person.id),
    async save({ name: given, query, isShared }) {
      const name = given.trim()
      if (isShared && !coordinates) return 'not-allowed'
      if (name === '' || name.length > limits.viewName || !isOneLine(name)) return 'name-missing'
      const owner = isShared ? null : person.id
      // Only what a view may say is kept of an address.
      const kept = new URLSearchParams(viewToQuery(queryToView(new URLSearchParams(query)))).toString()
      if (kept.length > limits.viewQuery) return 'too-long'
      return inLedger(db, ledger.id).execute(async (trx) => {
        if ((await countViews(trx, ledger.id, owner)) >= limits.views) return 'too-many'
        await insertView(trx, ledger.id, { id: nanoid(10), name, query: kept, owner }, now())
        return 'saved'
      })
    },
    remove: (id) => inLedger(db, ledger.id).execute((trx) => deleteView(trx, ledger.id, id, person.id, coordinates)),
  })
}

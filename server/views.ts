import { nanoid } from 'nanoid'
import type { ViewsPort } from '#app/context'
import { limits } from '#app/model/ledger/limits'
import { isOneLine } from '#app/model/text/oneLine'
import { coordinates, type Person } from '#app/model/ledger/person'
import { queryToView, viewToQuery } from '#app/model/view/view'
import type { Db } from '#db/connect'
import { countViews, deleteView, insertView, viewsFor } from '#db/views'

export interface ViewsOptions {
  db: Db
  now: () => number
  /** Called when everyone's views have changed. */
  onShared: (tracker: string) => void
}

/** Views that are kept under a name, for the person who asks: their own, and everyone's, which coordinators make. */
export function createViews({ db, now, onShared }: ViewsOptions): (person: Person | null) => ViewsPort {
  return (person) => ({
    list: async (tracker) => (person ? viewsFor(db, tracker, person.id) : []),
    async save(tracker, { name: given, query, isShared }) {
      const name = given.trim()
      if (!person || (isShared && !coordinates(person))) return 'not-allowed'
      if (name === '' || name.length > limits.viewName || !isOneLine(name)) return 'name-missing'
      const owner = isShared ? null : person.id
      if ((await countViews(db, tracker, owner)) >= limits.views) return 'too-many'
      // Only what a view may say is kept of an address.
      const kept = new URLSearchParams(viewToQuery(queryToView(new URLSearchParams(query)))).toString()
      if (kept.length > limits.viewQuery) return 'too-long'
      await insertView(db, tracker, { id: nanoid(10), name, query: kept, owner }, now())
      if (isShared) onShared(tracker)
      return 'saved'
    },
    async remove(tracker, id) {
      if (!person) return false
      const isRemoved = await deleteView(db, tracker, id, person.id, coordinates(person))
      if (isRemoved) onShared(tracker)
      return isRemoved
    },
  })
}

import type { CommentsPort } from '#app/context'
import { limits } from '#app/model/ledger/limits'
import type { Person } from '#app/model/ledger/person'
import { commentsOf, insertComment, mentionables } from '#db/comments'
import type { Db } from '#db/connect'
import { inboxOf, markInboxRead } from '#db/inbox'
import { settingsOf } from '#db/ledger-rows'

export interface CommentsOptions {
  db: Db
  now: () => number
  /** Called when a comment is stored: open pages are to hear of it. */
  onAdded: (tracker: string, item: string) => void
}

/** What people say of items and what comes to them of it, for one asking person. */
export function createComments({ db, now, onAdded }: CommentsOptions): (person: Person | null) => CommentsPort {
  return (person) => ({
    ofItem: (tracker, item) => commentsOf(db, tracker, item),
    mentionables: () => mentionables(db),
    async add(tracker, item, body) {
      const text = body.trim()
      if (!person || person.role === 'viewer') return 'not-allowed'
      if (text === '') return 'empty'
      if (text.length > limits.comment) return 'too-long'
      const isAdded = await db
        .transaction()
        .execute((trx) => insertComment(trx, tracker, item, { person, body: text, at: now() }))
      if (!isAdded) return 'unknown-item'
      onAdded(tracker, item)
      return 'added'
    },
    async inbox(tracker) {
      const row = await db
        .selectFrom('trackers')
        .select(['id', 'settings'])
        .where('id', '=', tracker)
        .executeTakeFirst()
      return row && person ? inboxOf(db, person, { id: row.id, settings: settingsOf(row) }, now()) : null
    },
    async markInboxRead(tracker) {
      if (person) await markInboxRead(db, person.id, tracker, now())
    },
  })
}

import type { CommentsPort } from '#app/ports/comments'
import { limits } from '#app/model/ledger/limits'
import { commentsOf, insertComment, mentionables } from '#db/comments'
import type { Db } from '#db/connect'
import { inboxOf, markInboxRead } from '#db/inbox'
import type { Member } from './member'

export interface CommentsOptions {
  db: Db
  now: () => number
  /** Called when a comment is stored: open pages are to hear of it. */
  onAdded: (tracker: string, item: string) => void
}

/** What people say of items and what comes to them of it, for a member. */
export function createComments({ db, now, onAdded }: CommentsOptions): (member: Member) => CommentsPort {
  return ({ ledger, person, access }) => ({
    ofItem: (item) => commentsOf(db, ledger.id, item),
    mentionables: () => mentionables(db),
    async add(item, body) {
      const text = body.trim()
      if (access === 'viewer') return 'not-allowed'
      if (text === '') return 'empty'
      if (text.length > limits.comment) return 'too-long'
      const isAdded = await db
        .transaction()
        .execute((trx) => insertComment(trx, ledger.id, item, { person, body: text, at: now() }))
      if (!isAdded) return 'unknown-item'
      onAdded(ledger.id, item)
      return 'added'
    },
    inbox: () => inboxOf(db, person, ledger, now()),
    markInboxRead: (upTo) => markInboxRead(db, person.id, ledger.id, Math.min(upTo, now())),
  })
}

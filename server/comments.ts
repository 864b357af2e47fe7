import type { CommentsPort } from '#app/ports/comments'
import { limits } from '#app/model/ledger/limits'
import { verbsOf } from '#app/model/ledger/verbs'
import { commentsOf, insertComment, mentionables, openRequests } from '#db/comments'
import type { Db } from '#db/connect'
import { inboxOf, markInboxRead } from '#db/inbox'
import { itemWithShape } from '#db/items'
import { inLedger } from '#db/transactions'
import type { Member } from './member'

export interface CommentsOptions {
  db: Db
  now: () => number
}

/** What people say of items and what comes to them of it, for a member. */
export function createComments({ db, now }: CommentsOptions): (member: Member) => CommentsPort {
  return ({ ledger, person, access }) => ({
    ofItem: (item) => commentsOf(db, ledger.id, item),
    mentionables: () => mentionables(db, ledger.id),
    async add(item, body, request) {
      const text = body.trim()
      if (access === 'viewer') return 'not-allowed'
      if (text === '') return 'empty'
      if (text.length > limits.comment) return 'too-long'
      return inLedger(db, ledger.id).execute(async (trx) => {
        const row = await itemWithShape(trx, ledger.id, item)
        if (!row) return 'unknown-item'
        if (request) {
          if (!verbsOf(person, row.item, row.hasSubItems).includes('ask-reopen')) return 'not-allowed'
          if ((await openRequests(trx, ledger.id, item)).length > 0) return 'already-asked'
        }
        await insertComment(trx, ledger.id, item, { person, body: text, request, at: now() })
        return 'added'
      })
    },
    inbox: () => inboxOf(db, person, ledger, now()),
    markInboxRead: (upTo) => markInboxRead(db, person.id, ledger.id, Math.min(upTo, now())),
  })
}

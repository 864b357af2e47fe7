import type { ScreensPort } from '#app/ports/screens'
import { limits } from '#app/model/ledger/limits'
import type { Db } from '#db/connect'
import { insertScreenLink, screenLinksOf, withdrawScreenLink } from '#db/screen-links'
import { inHouse } from '#db/transactions'
import type { Member } from '#server/member'
import { newToken, tokenId } from '#server/people/tokens'

export interface ScreensOptions {
  db: Db
  /** Links start with it. */
  publicUrl: string
  now: () => number
}

/** Links to the shared screen. Only a hash of each is stored, so a stolen database opens none. */
export function createScreens({ db, publicUrl, now }: ScreensOptions): (member: Member) => ScreensPort {
  return ({ ledger, person, coordinates }) => ({
    list: async () => (coordinates ? screenLinksOf(db, ledger.id) : []),
    async make() {
      if (!coordinates) return null
      const token = newToken()
      return inHouse(db).execute(async (trx) => {
        if ((await screenLinksOf(trx, ledger.id)).length >= limits.screens) return null
        await insertScreenLink(trx, ledger.id, tokenId(token), person, now())
        return { url: `${publicUrl}/screen/${token}` }
      })
    },
    async withdraw(id) {
      if (!coordinates) return false
      const acting = { by: person.id, at: now() }
      return inHouse(db).execute((trx) => withdrawScreenLink(trx, ledger.id, id, acting))
    },
  })
}

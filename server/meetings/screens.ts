import type { ScreensPort } from '#app/context'
import { limits } from '#app/model/ledger/limits'
import { coordinates, type Person } from '#app/model/ledger/person'
import type { Db } from '#db/connect'
import { trackerRow } from '#db/ledger-rows'
import { insertScreenLink, screenLinksOf, trackerOfScreen, withdrawScreenLink } from '#db/screen-links'
import { isToken, newToken, tokenId } from '#server/people/tokens'

export interface ScreensOptions {
  db: Db
  /** Links start with it. */
  publicUrl: string
  now: () => number
  /** Called when a link was withdrawn: its open sockets are to be closed (S5). */
  onWithdrawn: (link: string) => void
}

export interface Screens {
  portFor(person: Person | null): ScreensPort
  /** Who a screen is for a ledger's room: nobody's account, and may only read (G9). Null: the link does not show this ledger. */
  viewerOf(tracker: string, token: string): Promise<{ id: string; person: Person } | null>
}

/** Links to the shared screen. Only a hash of each is stored, so a stolen database opens none. */
export function createScreens({ db, publicUrl, now, onWithdrawn }: ScreensOptions): Screens {
  const open = async (token: string) => {
    if (!isToken(token)) return null
    const link = tokenId(token)
    const tracker = await trackerOfScreen(db, link)
    return tracker === null ? null : { tracker, link }
  }
  return {
    portFor: (person) => {
      const coordinator = person && coordinates(person) ? person : null
      return {
        list: async (tracker) => (coordinator ? screenLinksOf(db, tracker) : []),
        async make(tracker) {
          if (
            !coordinator ||
            !(await trackerRow(db, tracker)) ||
            (await screenLinksOf(db, tracker)).length >= limits.screens
          )
            return null
          const token = newToken()
          await insertScreenLink(db, tracker, tokenId(token), coordinator, now())
          return { url: `${publicUrl}/screen/${token}` }
        },
        async withdraw(tracker, id) {
          const isWithdrawn = coordinator !== null && (await withdrawScreenLink(db, tracker, id, now()))
          if (isWithdrawn) onWithdrawn(id)
          return isWithdrawn
        },
        open,
      }
    },
    async viewerOf(tracker, token) {
      const found = await open(token)
      return found?.tracker === tracker
        ? { id: found.link, person: { id: `screen-${found.link}`, name: '大屏', role: 'viewer', department: null } }
        : null
    },
  }
}

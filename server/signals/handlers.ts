import type { Logger } from 'pino'
import { closeCode } from '#app/model/live/wire'
import type { Db } from '#db/connect'
import { followMerges } from '../people/merge-departments'
import type { Rooms } from '../sync/rooms'
import type { Sockets, Whose } from '../sync/socket'
import type { Handlers } from './dispatcher'
import { judgeStanding } from './standing'

export interface Followers {
  db: Db
  rooms: Rooms
  sockets: Pick<Sockets, 'end' | 'recheck'>
  log: Logger
}

/** What becomes of the open sockets and rooms of this process when something of the house was changed (P3, S5). */
export function createHandlers({ db, rooms, sockets, log }: Followers): Handlers {
  const recheck = (whose: Whose) => sockets.recheck(whose, (viewers) => judgeStanding(db, viewers))
  return {
    'session-ended': ({ session }) => sockets.end({ session }, closeCode.signedOut),
    'person-changed': ({ person }) => recheck({ person }),
    'access-changed': ({ ledger }) => recheck({ ledger }),
    'departments-changed': () => rooms.departmentsChanged(),
    'merge-begun': () => followMerges({ db, rooms, log }),
    'ledger-described': ({ ledger }) => rooms.trackerChanged(ledger),
    async 'ledger-put-away'({ ledger }) {
      // Who comes back is told since when.
      await rooms.trackerChanged(ledger)
      await recheck({ ledger })
    },
    async 'ledger-removed'({ ledger }) {
      sockets.end({ ledger }, closeCode.removed)
      // Should it be brought back, its document is another one.
      await rooms.without(ledger, () => Promise.resolve(), closeCode.removed)
    },
    'meeting-changed': ({ ledger, meeting, version }) => rooms.tell(ledger, { type: 'meeting', meeting, version }),
    'comment-added': ({ ledger, item }) => rooms.tell(ledger, { type: 'comment', item }),
    'records-changed': ({ ledger }) => rooms.tell(ledger, { type: 'records' }),
    reminded: ({ ledger }) => rooms.tell(ledger, { type: 'reminded' }),
    'views-shared': ({ ledger }) => rooms.tell(ledger, { type: 'views' }),
    'screen-withdrawn': ({ link }) => sockets.end({ session: link }, closeCode.forbidden),
  }
}

/**
 * What happened is not to be found out any more: as after a start, everybody comes in anew and is asked who they are by now,
 * and their pages ask for all of which they may not have heard.
 */
export async function beginAnew({ rooms, sockets }: Pick<Followers, 'rooms' | 'sockets'>): Promise<void> {
  await rooms.departmentsChanged()
  for (const ledger of rooms.ledgers()) await rooms.trackerChanged(ledger)
  sockets.end({}, closeCode.tryAgainLater)
}

import { WebsocketProvider } from 'y-websocket'
import { standingOf, type Person } from '../model/ledger/person'
import { protocolVersion } from '../model/live/wire'
import { whyRefused } from './closeReasons'
import { countingSocket } from './countingSocket'
import { LedgerConnection, type ConnectionEvents, type SpentWork } from './LedgerConnection'
import { noLocalCopy, openLocalCopy } from './localCopy'
import { watchNetwork } from './watchNetwork'

export interface ConnectedLedger {
  tracker: string
  person: Person
  /** The token of a shared screen's link, which reads without a session (G9). */
  screen: string | null
  /** The newest moment (ms) of which the page has a stamp. */
  stampsFrom(): number
}

/** Opens a ledger's document in a browser. `spent`: the one before it, which is left behind. */
export function connectLedger(
  { tracker, person, screen, stampsFrom }: ConnectedLedger,
  events: ConnectionEvents,
  spent: SpentWork | null,
): LedgerConnection {
  return new LedgerConnection(
    {
      openCopy: (doc, onLost) => (screen === null ? openLocalCopy(tracker, person.id, doc, onLost) : noLocalCopy),
      openProvider: (doc, onSent) =>
        new WebsocketProvider(`${location.origin.replace(/^http/, 'ws')}/ws`, tracker, doc, {
          params: {
            ack: '1',
            version: String(protocolVersion),
            ...(screen === null ? { person: standingOf(person) } : { screen }),
            // Asked at each connecting anew: what was changed in between is not in the document's difference (S1).
            get stamps() {
              return String(stampsFrom())
            },
          },
          connect: false,
          // Two tabs each have their own connection: what one may do must not depend on the other.
          disableBc: true,
          WebSocketPolyfill: countingSocket(onSent),
        }),
      watchNetwork,
      whyRefused,
    },
    events,
    spent,
  )
}

import type { Refusal } from '../ledger/errors'
import type { Stamp } from '../ledger/stamp'
import type { Department } from '../ledger/person'
import type { Tracker } from '../ledger/tracker'

/**
 * What goes over a ledger's socket (S1): y-websocket's own message types, and three more that are sent only to a
 * client that asked with `?ack=1`, since the stock provider knows nothing of them (W4).
 */
export const messageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** varUint n: how many sync messages of this socket that carried updates are durable. */
  ack: 100,
  /** JSON `RefusedMessage`. */
  refused: 101,
  /** JSON `Notice`. */
  notice: 102,
} as const

/**
 * Raised when a page and a server that differ in it can no longer work together: other messages, columns or rules. A page
 * says its own when it connects, and is told to load anew rather than refused what it does by yesterday's rules (S5).
 */
export const protocolVersion = 7

/** WebSocket close codes. 4400–4499 make the stock provider stop reconnecting; 1012 and 1013 make it come back. */
export const closeCode = {
  restarting: 1012,
  tryAgainLater: 1013,
  tooLarge: 1009,
  malformed: 4400,
  signedOut: 4401,
  forbidden: 4403,
  /** The ledger is being taken out of the house (L7): what became of that is told to who comes again. */
  removed: 4404,
  /** The document that the client holds can never agree with the ledger's again: begin with an empty one (G7, W9). */
  startOver: 4409,
} as const

export interface RefusedMessage {
  refusals: Refusal[]
}

/** What the server tells open pages of besides cells. */
export type Notice =
  | { type: 'stamps'; stamps: Record<string, Stamp> }
  /** All departments as they are: at first, and whenever one was added, renamed or removed. */
  | { type: 'departments'; departments: Department[] }
  /** The ledger's title and settings as they are: at first, and whenever they were changed. */
  | { type: 'tracker'; tracker: Tracker }
  /** Everyone's views have changed. */
  | { type: 'views' }
  /** Something became of what is asked about rows: extensions, orders, urges. */
  | { type: 'records' }
  /** The ledger reminded of something by itself. */
  | { type: 'reminded' }
  /** Somebody commented on this item. */
  | { type: 'comment'; item: string }
  /** A meeting began, ended, or something of it changed. Of two answers about it the one with the higher version is newer. */
  | { type: 'meeting'; meeting: string; version: number }
  | { type: 'not-saving'; since: number }
  | { type: 'saving-again' }

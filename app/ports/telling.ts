import type { QuietHours } from '../model/telling/quietHours'
import type { Mailbox, TellingKind } from '../model/telling/telling'
import type { Outcome } from './people'

/** Something that could not be delivered. Times in ms. */
export interface Undelivered {
  id: string
  madeAt: number
  /** When it was given up. */
  endedAt: number
  /** A person with their address, or a group's robot. */
  to: { channel: 'mail'; name: string; address: string } | { channel: 'robot'; name: string }
  kind: TellingKind
  ledger: { id: string; title: { zh: string; en: string } }
  /** Null where it is about no row, or the row is gone. */
  row: { id: string; code: string; title: string } | null
  /** What the mail server or the robot said, in its own words. */
  why: string
}

/** What leaves the house, as administrators see it. */
export interface DeliveriesNow {
  /** Does the house send mail? */
  hasMail: boolean
  quiet: QuietHours
  /** Is it quiet now? Until when; else null. */
  quietUntil: number | null
  /** How many things wait to be sent. */
  waiting: number
  /** The last first; `count`: of all. */
  undelivered: Undelivered[]
  count: number
}

/** How people are told outside of the house's pages (R4). */
export interface TellingPort {
  /** Of who asks, and when the house sends nothing. `hasMail`: does it send mail? */
  mine(): Promise<{ mailbox: Mailbox; hasMail: boolean; quiet: QuietHours }>
  saveMine(mailbox: Mailbox): Promise<Outcome<null>>
  /** How many things could not be delivered; 0 for everybody but administrators. */
  countUndelivered(): Promise<number>
  /** Null for everybody but administrators, who alone may do the rest. */
  deliveries(): Promise<DeliveriesNow | null>
  /** One of those that could not be delivered, or all (null); how many. */
  sendAgain(id: string | null): Promise<Outcome<number>>
  saveQuietHours(quiet: QuietHours): Promise<Outcome<null>>
}

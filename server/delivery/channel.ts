import type { Delivery, DeliveryChannel, Taken } from '#db/deliveries'
import type { createLedgersNow } from './ledger-now'

/** While something is sent. */
export interface Sending {
  /** ms. */
  now: number
  ledgerNow: ReturnType<typeof createLedgersNow>
  /** When something should have been told (ms), where that was long before; null: it is in time. */
  lateSince: (delivery: Delivery) => number | null
}

/** What of it there was nothing to tell of any more, and why. */
interface Dropping {
  dropped: readonly { delivery: Delivery; why: string }[]
}

/** What became of a message. All of it that was not dropped was sent, or was not. */
export type Sent = Dropping &
  (
    | { kind: 'sent' }
    | {
        kind: 'failed'
        why: string
        /** It will never be taken. */
        isFinal: boolean
        /** It may have arrived: it is tried again as the same message. */
        isKept: boolean
        /** Nothing that this channel has to send would be taken now. */
        isForAll: boolean
        /** When it may be tried again at the earliest (ms from now; default: by how often it was tried). */
        after?: number
      }
  )

/** A way out of the house. */
export interface Channel {
  name: DeliveryChannel
  /** Sends what was taken for one recipient as one message. */
  send(taken: Taken, sending: Sending): Promise<Sent>
  /** May something be sent to a recipient now? Default: at any time. */
  mayTake?(recipient: string, now: number): Promise<boolean>
}

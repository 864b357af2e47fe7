import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { quietUntil } from '#app/model/telling/quietHours'
import { lateFrom } from '#app/model/records/inbox'
import { Breath } from '#db/breath'
import { dueClocks } from '#db/clocks'
import type { Db } from '#db/connect'
import {
  dueRecipients,
  endDeliveries,
  forgetDeliveries,
  leaveTaken,
  putOff,
  takeDue,
  type Delivery,
  type Sendable,
  type Taken,
} from '#db/deliveries'
import { readQuietHours } from '#db/quiet-hours'
import { remindersClock } from '#db/reminders'
import { houseTimeZone } from '#db/time-zone'
import type { Channel, Sending, Sent } from './channel'
import { createLedgersNow } from './ledger-now'

export interface DeliveryOptions {
  db: Db
  /** Those that the house has set up. */
  channels: readonly Channel[]
  now: () => number
  log: Logger
  /** How often it is looked for what is due (ms). */
  every?: number
}

export interface Deliveries {
  /** Sends all that is due. Never rejects: what cannot be sent is tried again. */
  look(): Promise<void>
  /** Ends what is being sent, and begins nothing more. */
  close(): Promise<void>
}

/** After which pauses something is tried again (ms). After the last it is undeliverable: about a day has passed. */
const minute = 60_000
const pauses = [1, 5, 15, 30, 60, 180, 360, 720].map((minutes) => minutes * minute)
/** For so long after a start nothing is sent while ledgers have still to say what they should have reminded of (ms). */
const catchingUp = 15 * minute
/** How long it is known what was sent (ms). */
const memory = 90 * 86_400_000
const forgetEvery = 3_600_000

/**
 * Sends what leaves the house (R4). What is due for somebody is taken by one process, in one statement, before it is sent, and
 * marked as sent afterwards. One that is killed in between leaves it to be taken again: so each thing is sent once, and
 * after a kill perhaps a second time, under the same id.
 */
export function createDeliveries({ db, channels, now, log, every = 10_000 }: DeliveryOptions): Deliveries {
  const startedAt = now()
  let timer: NodeJS.Timeout | undefined
  let looking: Promise<void> | null = null
  let isClosed = false
  // Asked anew after each wait.
  const hasEnded = () => isClosed
  let isAway = false
  let forgetAt = startedAt

  async function isQuiet(at: number): Promise<boolean> {
    return quietUntil(at, await readQuietHours(db), await houseTimeZone(db)) !== null
  }

  /** What is urgent waits for nothing. */
  async function sendableAt(at: number): Promise<Sendable> {
    if (await isQuiet(at)) return 'urgent'
    const isBehind = at - startedAt < catchingUp && (await dueClocks(db, [remindersClock], at, null, 1)).length > 0
    return isBehind ? 'urgent' : 'all'
  }

  async function sendTo(
    channel: Channel,
    recipient: string,
    which: Sendable,
    sending: Sending,
  ): Promise<'on' | 'stop'> {
    while (!hasEnded()) {
      // A round may last: what is taken, and by when, goes by the moment.
      if (channel.mayTake && !(await channel.mayTake(recipient, now()))) return 'on'
      const taken = await takeDue(db, { channel: channel.name, recipient, which }, randomUUID(), now())
      if (!taken) return 'on'
      const sent = await channel.send(taken, sending).catch((error: unknown): Sent => {
        log.error({ err: error, channel: channel.name }, 'a message could not be made')
        const why = error instanceof Error ? error.message : String(error)
        return { kind: 'failed', dropped: [], why, isFinal: false, isKept: true, isForAll: false }
      })
      await settle(taken, sent, now())
      if (sent.kind === 'failed') {
        log.warn({ channel: channel.name, why: sent.why }, 'a message was not delivered')
        if (sent.isForAll) return 'stop'
      }
    }
    return 'on'
  }

  /** What becomes of what was taken: in several statements, each of which leaves what follows to be taken again. */
  async function settle({ deliveries }: Taken, sent: Sent, at: number): Promise<void> {
    const gone = new Set(sent.dropped.map(({ delivery }) => delivery))
    for (const why of new Set(sent.dropped.map((one) => one.why)))
      await endDeliveries(db, ofWhy(sent.dropped, why), 'dropped', why, at)
    const rest = deliveries.filter((one) => !gone.has(one))
    if (sent.kind === 'sent') return endDeliveries(db, rest, 'sent', '', at)
    const over = rest.filter(({ attempts }) => sent.isFinal || attempts > pauses.length)
    await endDeliveries(db, over, 'undeliverable', sent.why, at)
    const again = rest.filter((one) => !over.includes(one))
    if (again.length === 0) return
    const tried = Math.max(...again.map(({ attempts }) => attempts))
    const until = at + (sent.after ?? pauses[tried - 1]!)
    await putOff(db, again, { until, why: sent.why, isKept: sent.isKept })
  }

  async function sendAll(): Promise<void> {
    const at = now()
    if (at >= forgetAt) {
      await forgetDeliveries(db, at - memory)
      forgetAt = at + forgetEvery
    }
    const which = await sendableAt(at)
    let sending = await sendingAt(db, at)
    const breath = new Breath()
    for (const channel of channels) {
      for (const recipient of await dueRecipients(db, channel.name, which, at)) {
        // The quiet may have begun meanwhile: the next round sends what is urgent.
        if (hasEnded() || (which === 'all' && (await isQuiet(now())))) return
        if (now() - sending.now > minute) sending = await sendingAt(db, now())
        if ((await sendTo(channel, recipient, which, sending)) === 'stop') break
        await breath.take()
      }
    }
  }

  async function round(): Promise<void> {
    clearTimeout(timer)
    try {
      await sendAll()
      isAway = false
    } catch (error) {
      if (!isAway && !hasEnded()) log.warn({ err: error }, 'what is to be delivered cannot be read')
      isAway = true
    }
    if (hasEnded()) return
    timer = setTimeout(() => void look(), every)
    timer.unref()
  }

  const look = () => (looking ??= round().finally(() => (looking = null)))
  let isFirst = true
  return {
    async look() {
      if (isClosed) return
      // Nobody else has the house open: what an ended process had taken is free.
      if (isFirst) await leaveTaken(db).catch((error: unknown) => log.warn({ err: error }, 'nothing is delivered yet'))
      isFirst = false
      await look()
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      await looking
    },
  }
}

const ofWhy = (dropped: Sent['dropped'], why: string) =>
  dropped.filter((one) => one.why === why).map(({ delivery }) => delivery)

async function sendingAt(db: Db, now: number): Promise<Sending> {
  const [quiet, timeZone] = [await readQuietHours(db), await houseTimeZone(db)]
  // What came up in quiet hours is told when they end, and is not late by that.
  const toldAt = ({ dueAt, isUrgent }: Delivery) => (isUrgent ? dueAt : (quietUntil(dueAt, quiet, timeZone) ?? dueAt))
  return {
    ...{ now, ledgerNow: createLedgersNow(db, now) },
    lateSince: (delivery) => (now - toldAt(delivery) >= lateFrom ? toldAt(delivery) : null),
  }
}

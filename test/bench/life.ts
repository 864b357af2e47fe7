import * as decoding from 'lib0/decoding'
import { pino } from 'pino'
import * as Y from 'yjs'
import { readItems, readStreams } from '#app/model/ledger/ledger'
import type { Person } from '#app/model/ledger/person'
import { messageType } from '#app/model/live/wire'
import { connect, settle } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { createLedgerLog } from '#db/log'
import { migrate } from '#db/migrate'
import type { Peer } from '#server/sync/peer'
import { createRooms } from '#server/sync/rooms'
import { bigRows, storeRows, type Rows } from './big-ledger'
import { FrameReader } from './frame-reader'
import { Hand } from './hand'
import { syncMessage, syncType } from './messages'
import type { Say } from './result'

export interface LifeOptions {
  edits: number
  rows: number
  people: number
  /** After so many edits each person comes back as a new client. */
  editsPerVisit: number
  /** It ends sooner when it takes longer than this (ms). */
  mostTime: number
}

/** What was lived: `state` is the same in plain Yjs, where each update was applied as it came. */
export interface Life {
  edits: number
  visits: number
  seconds: number
  /** How long the room took to unload, ms. */
  unload: number
  state: Uint8Array
  values: Rows
}

export const lifeTracker = 'life'
/** So many edits come at once: a busy room's window. */
const window = 200
/** Between two edits (ms, in the ledger's own time): a million take a year. */
const pace = 31_000

/** Lets many people edit a ledger for long, through the room that serves them: gate, rules, history, log and its folding. */
export async function live(
  file: string,
  { edits, rows, people, editsPerVisit, mostTime }: LifeOptions,
  say: Say,
): Promise<Life> {
  const start = performance.now()
  let clock = Date.UTC(2019, 0, 1)
  const db = connect(file)
  try {
    await migrate(db)
    await seedFirstLedger(db, clock)
    const born = bigRows(rows)
    await storeRows(db, lifeTracker, born, clock)
    // The people never pause: only when they have left may an epoch begin.
    const renewal = { spare: 32 * 1024, spareWhenOpen: Infinity, quiet: 0 }
    const rooms = createRooms({ db, now: () => clock, log: pino({ level: 'warn' }, pino.destination(2)), renewal })
    const room = (await rooms.open(lifeTracker))!
    const visitors = Array.from({ length: people }, (_, i) => new Visitor(personOf(i)))
    visitors.forEach((visitor) => room.join(visitor))
    const hand = new Hand((await createLedgerLog(db, lifeTracker).load())!.updates[0]!)
    let done = 0
    let visits = people
    let told = start
    for (; done < edits && performance.now() - start < mostTime;) {
      for (const end = Math.min(edits, done + window); done < end; done++) {
        const index = hand.random.below(people)
        let visitor = visitors[index]!
        if (visitor.made === editsPerVisit) {
          await room.settle()
          visitor.checkAcknowledged()
          room.leave(visitor)
          visitor = visitors[index] = new Visitor(visitor.person)
          room.join(visitor)
          visits++
        }
        visitor.made++
        room.receive(visitor, syncMessage(syncType.update, hand.edit(visitor.client)))
        clock += pace
      }
      await room.settle()
      if (performance.now() - told < 10_000) continue
      told = performance.now()
      say(`  … ${done} of ${edits} edits (${Math.round((told - start) / 1000)} s)`)
    }
    visitors.forEach((visitor) => visitor.checkAcknowledged())
    const seconds = (performance.now() - start) / 1000
    visitors.forEach((visitor) => room.leave(visitor))
    const unloading = performance.now()
    await rooms.close()
    const unload = performance.now() - unloading
    await settle(db)
    const values = { streams: readStreams(hand.doc), items: readItems(hand.doc) }
    return { edits: done, visits, seconds, unload, state: Y.encodeStateAsUpdate(hand.doc), values }
  } finally {
    await db.destroy()
  }
}

/** One visit of somebody's, as a room sees it. */
class Visitor implements Peer {
  readonly client = Math.floor(Math.random() * 2 ** 32)
  readonly wantsAcks = true
  readonly stampsFrom = null
  readonly isScreen = false
  readonly isEnded = false
  readonly isFull = false
  made = 0
  private acknowledged = 0
  private readonly frames = new FrameReader((payload) => {
    const decoder = decoding.createDecoder(payload)
    const type = decoding.readVarUint(decoder)
    if (type === messageType.ack) this.acknowledged = decoding.readVarUint(decoder)
    if (type === messageType.refused) throw new Error(`An edit was refused: ${decoding.readVarString(decoder)}`)
  })

  constructor(readonly person: Person) {}

  send(frame: Buffer): void {
    this.frames.read(frame)
  }

  onDrained(): void {}

  close(code: number, reason: string): void {
    throw new Error(`A visitor was sent away with ${code}: ${reason}`)
  }

  /** A life of refused edits would be no life. */
  checkAcknowledged(): void {
    if (this.acknowledged !== this.made) throw new Error(`Of ${this.made} edits ${this.acknowledged} are acknowledged.`)
  }
}

function personOf(index: number): Person {
  return { id: `person-${index}`, name: `专班${index}`, role: 'coordinator', department: 'bianban' }
}

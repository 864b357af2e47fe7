import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { limits } from '#app/model/ledger/limits'
import { coordinates, type Person } from '#app/model/ledger/person'
import { readPresence, type PresenceState, type PresenceUser } from '#app/model/live/presence'
import { awarenessMessage, MalformedFrameError } from './messages'
import { frameOf, type Frame } from './frame'
import type { ShownState } from './neighbours'
import type { Peer } from './peer'

/** Never red, amber or green: these are the traffic light's; nor the blue of one's own cell. */
const colors = ['#7A4FA3', '#0F766E', '#A2396A', '#8A5A2B', '#0A769F', '#9A3FA0', '#5B6B1F', '#3F6374'] as const

/** An awareness message without a state: says "still here" to a client that counts messages (S4). */
export const heartbeat: Frame = frameOf(awarenessMessage(new Uint8Array([0])))

/** How many clients of people who left are remembered, so that they can come back, and nobody else as them. */
const rememberedClients = 10_000

/** Awareness messages of one connection that are read in a second; a fast mouse sends some 60. */
const mostPerSecond = 100

/** Of other processes, whose clients say every 15 s that they are there (ms). */
const longestUnheard = 45_000

/** Leaves room to count on. */
const latestClock = Number.MAX_SAFE_INTEGER / 2

interface State {
  clock: number
  /** JSON, stamped; 'null' when it was taken away. */
  json: string
}

/** Who is in a room and where (G8): each connection speaks for one clientID only, and as the person it belongs to. */
export class Presence {
  private readonly states = new Map<number, State>()
  private readonly clientOf = new Map<Peer, number>()
  private readonly peerOf = new Map<number, Peer>()
  /** Clients of other processes. */
  private readonly elsewhere = new Map<number, { person: Person; heardAt: number }>()
  private readonly colorOf = new Map<string, string>()
  /** Of clients that are gone: whose they were, and their last clock. */
  private readonly left = new Map<number, { clock: number; person: string }>()
  private readonly changed = new Set<number>()
  /** Of these what the other processes have not been told. */
  private readonly own = new Map<number, Person>()
  private readonly received = new Map<Peer, { second: number; count: number }>()

  /** `owner`: whose a clientID is for the document; nobody shows up under another person's (G4). */
  constructor(private readonly owner: (client: number) => string | undefined) {}

  get hasChanges(): boolean {
    return this.changed.size > 0
  }

  /**
   * Takes in one awareness update (y-protocols' encoding). Throws MalformedFrameError when it is none. States that are not this
   * connection's own are passed over: the stock provider echoes everyone's. A shared screen is nobody.
   */
  receive(peer: Peer, update: Uint8Array): void {
    if (peer.isScreen || this.isTooMuch(peer)) return
    try {
      this.read(peer, update)
    } catch (error) {
      throw new MalformedFrameError('bad awareness', { cause: error })
    }
  }

  private read(peer: Peer, update: Uint8Array): void {
    const decoder = decoding.createDecoder(update)
    for (let left = decoding.readVarUint(decoder); left > 0; left--) {
      const client = decoding.readVarUint(decoder)
      const clock = decoding.readVarUint(decoder)
      const bytes = decoding.readVarUint8Array(decoder)
      if (
        clock > latestClock ||
        bytes.length > limits.presenceBytes + limits.presentingBytes ||
        !this.isOwn(peer, client)
      )
        continue
      const state = withinLimits(peer, JSON.parse(Buffer.from(bytes).toString('utf8')), bytes.length)
      if (state === undefined) continue
      const known = this.states.get(client)
      if (known ? clock <= known.clock : state === null || !this.announce(peer, client, clock)) continue
      // Put in rather than spread: states come by the hundred a second.
      if (state) state.user = this.userOf(peer)
      this.putOwn(client, clock, JSON.stringify(state), peer.person)
    }
  }

  /** What another process tells of its clients at `at` (ms); of those that have come here since, nothing. */
  receiveShown(states: readonly ShownState[], at: number): void {
    for (const { client, clock, json, person } of states) {
      const known = this.states.get(client)
      const peer = this.peerOf.get(client)
      if (peer) {
        // Others have heard that it is gone: it says again that it is here.
        if (json === 'null') peer.send(goneFrame(client, Math.max(clock, known?.clock ?? 0)))
        continue
      }
      if (json === 'null') this.elsewhere.delete(client)
      else this.elsewhere.set(client, { person, heardAt: at })
      if (known ? clock <= known.clock : json === 'null') continue
      const color = (JSON.parse(json) as PresenceState | null)?.user?.color
      if (color) this.colorOf.set(person.id, color)
      this.put(client, clock, json, person)
    }
  }

  /** Lets go of clients of processes that have not been heard of for long: they were killed. */
  forgetUnheard(at: number): void {
    for (const [client, { person, heardAt }] of this.elsewhere) {
      if (at - heardAt <= longestUnheard) continue
      this.elsewhere.delete(client)
      const state = this.states.get(client)
      if (state) this.put(client, state.clock + 1, 'null', person)
    }
  }

  /** Who is here in other processes, as far as they tell. */
  peopleElsewhere(): Person[] {
    return Array.from(this.elsewhere.values(), ({ person }) => person)
  }

  /** What other processes have not been told yet. */
  takeOwn(): ShownState[] {
    const shown = Array.from(this.own, ([client, person]) => ({ client, person, ...this.states.get(client)! }))
    this.own.clear()
    return shown
  }

  /** All states of clients that are here, for another process that asks. */
  allOwn(): ShownState[] {
    return [...this.peerOf].flatMap(([client, { person }]) => {
      const state = this.states.get(client)
      return state ? [{ client, person, ...state }] : []
    })
  }

  /**
   * Whose a clientID is that is here now, or was. Whoever sees it may not write with it, even before its own first edit,
   * nor when they who have it are away for a while (G4).
   */
  holderOf(client: number): string | undefined {
    return (this.peerOf.get(client)?.person ?? this.elsewhere.get(client)?.person)?.id ?? this.left.get(client)?.person
  }

  /** What came since the last time, as one frame, and the peer that needs not hear of it: the only one who moved. */
  takeChanges(): { frame: Frame; except: Peer | undefined } {
    const only = this.changed.size === 1 ? this.peerOf.get([...this.changed][0]!) : undefined
    const frame = this.frame(this.changed)
    for (const client of this.changed) if (this.states.get(client)?.json === 'null') this.states.delete(client)
    this.changed.clear()
    return { frame, except: only }
  }

  /** All states that are known, for somebody who comes in. */
  all(): Frame {
    return this.frame([...this.states.keys()].filter((client) => !this.changed.has(client)))
  }

  leave(peer: Peer): void {
    this.received.delete(peer)
    const client = this.clientOf.get(peer)
    if (client === undefined) return
    this.clientOf.delete(peer)
    this.peerOf.delete(client)
    const state = this.states.get(client)
    if (state) this.putOwn(client, state.clock + 1, 'null', peer.person)
    const others = [...this.clientOf.keys(), ...this.elsewhere.values()]
    if (!others.some(({ person }) => person.id === peer.person.id)) this.colorOf.delete(peer.person.id)
  }

  /** What a flood says last is said again by the client's next renewal, every 15 s. */
  private isTooMuch(peer: Peer): boolean {
    const second = Math.floor(performance.now() / 1_000)
    const known = this.received.get(peer)
    if (known?.second === second) return ++known.count > mostPerSecond
    this.received.set(peer, { second, count: 1 })
    return false
  }

  /** Binds a connection to the first clientID it announces. A person who comes back takes over from a lost connection. */
  private isOwn(peer: Peer, client: number): boolean {
    const bound = this.clientOf.get(peer)
    if (bound !== undefined) return bound === client
    const holder = this.peerOf.get(client)
    if ((this.owner(client) ?? this.holderOf(client) ?? peer.person.id) !== peer.person.id) return false
    if (holder) this.clientOf.delete(holder)
    this.clientOf.set(peer, client)
    this.peerOf.set(client, peer)
    this.elsewhere.delete(client)
    return true
  }

  /**
   * Others may remember a later clock of this client, from before it was away, and would pass over its state. A client
   * that is told that it is gone says again that it is here, with a later clock: so the first time it is told that.
   */
  private announce(peer: Peer, client: number, clock: number): boolean {
    const last = Math.max(clock, this.left.get(client)?.clock ?? 0)
    peer.send(goneFrame(client, last))
    return clock >= last
  }

  private putOwn(client: number, clock: number, json: string, person: Person): void {
    this.put(client, clock, json, person)
    this.own.set(client, person)
  }

  private put(client: number, clock: number, json: string, person: Person): void {
    this.states.set(client, { clock, json })
    this.changed.add(client)
    this.left.delete(client)
    if (json !== 'null') return
    this.left.set(client, { clock, person: person.id })
    if (this.left.size > rememberedClients) this.left.delete(this.left.keys().next().value!)
  }

  private userOf({ person }: Peer): PresenceUser {
    let color = this.colorOf.get(person.id)
    if (!color) {
      const taken = [...this.colorOf.values()]
      const uses = (candidate: string) => taken.filter((other) => other === candidate).length
      color = colors.reduce<string>((best, candidate) => (uses(candidate) < uses(best) ? candidate : best), colors[0])
      this.colorOf.set(person.id, color)
    }
    return { id: person.id, name: person.name, department: person.department, color }
  }

  private frame(clients: Iterable<number>): Frame {
    return frameOf(awarenessMessage(encode(Array.from(clients, (client) => [client, this.states.get(client)!]))))
  }
}

/**
 * What may be passed on of a state: null when it says that its client is gone, undefined when nothing may. What a
 * presenter tells is measured apart.
 */
function withinLimits({ person }: Peer, announced: unknown, bytes: number): PresenceState | null | undefined {
  if (announced === null) return null
  const state = readPresence(announced)
  if (!state) return undefined
  const { meeting, ...rest } = state
  if (bytes > limits.presenceBytes && (!meeting || Buffer.byteLength(JSON.stringify(rest)) > limits.presenceBytes))
    return undefined
  return meeting && coordinates(person) ? state : rest
}

/** Tells a client that it is gone: when it is not, it says so with a later clock. */
function goneFrame(client: number, clock: number): Frame {
  return frameOf(awarenessMessage(encode([[client, { clock, json: 'null' }]])))
}

function encode(states: readonly (readonly [number, State])[]): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, states.length)
  for (const [client, { clock, json }] of states) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, json)
  }
  return encoding.toUint8Array(encoder)
}

import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { Person } from '#app/model/ledger/person'
import type { Hints } from '../hints'

/** A client's state as others see it, and whose it is; JSON, 'null' when it is gone. */
export interface ShownState {
  client: number
  clock: number
  json: string
  person: Person
}

export interface NeighboursOptions {
  hints: Hints
  tracker: string
  /** Something of this ledger is stored. */
  onStored: () => void
  onStates: (states: readonly ShownState[]) => void
  /** Somebody asks who is here. */
  onAsked: () => void
}

const kinds = { stored: 0, states: 1, who: 2 } as const

/** The same ledger in other processes: what each tells the others of it (P3). */
export class Neighbours {
  private readonly channel: string
  private readonly stopHearing: () => void

  constructor(private readonly options: NeighboursOptions) {
    this.channel = channelOf(options.tracker)
    this.stopHearing = options.hints.hear(this.channel, (message) => this.receive(message))
    this.say([kinds.who])
  }

  tellStored(): void {
    this.say([kinds.stored])
  }

  tellStates(states: readonly ShownState[]): void {
    if (states.length === 0) return
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, kinds.states)
    encoding.writeVarString(encoder, JSON.stringify(states))
    this.options.hints.say(this.channel, encoding.toUint8Array(encoder))
  }

  stop(): void {
    this.stopHearing()
  }

  private receive(message: Uint8Array): void {
    const decoder = decoding.createDecoder(message)
    switch (decoding.readVarUint(decoder)) {
      case kinds.stored:
        return this.options.onStored()
      case kinds.states:
        return this.options.onStates(JSON.parse(decoding.readVarString(decoder)) as ShownState[])
      case kinds.who:
        return this.options.onAsked()
    }
  }

  private say(bytes: readonly number[]): void {
    this.options.hints.say(this.channel, Uint8Array.from(bytes))
  }
}

/** To be said when a ledger was changed otherwise than by its room: its rooms look what became of it. */
export function tellStored(hints: Hints, tracker: string): void {
  hints.say(channelOf(tracker), Uint8Array.from([kinds.stored]))
}

function channelOf(tracker: string): string {
  return `ledger/${tracker}`
}

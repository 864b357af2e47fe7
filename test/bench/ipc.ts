import type { ServerName } from './servers'

/** What the bench's processes tell each other. */
export type ToServer = StartOrder | { type: 'stop' }
export type FromServer = { type: 'ready'; base: string; cookies: string[] }

/** Serve stored ledgers (stored-ledger.ts) to so many editors. */
export interface StartOrder {
  type: 'start'
  folder: string
  trackers: readonly string[]
  editors: number
  /** Where they are stored instead of in `folder`, and what other processes serve them. */
  shared?: { database: string; redis: string | null }
}

/** A ledger of a server to go to: one cookie for each editor. */
export interface Destination {
  server: ServerName
  tracker: string
  url: string
  cookies: string[]
}

export interface LoadOrder {
  /** Those of one ledger, on whichever servers, see what the others of it write. */
  destinations: readonly Destination[]
  /** Ledgers that are read whole meanwhile, one after another. */
  openings: readonly Destination[]
  /** Seconds. */
  warmUp: number
  seconds: number
  /** How long to wait for what is still on its way after the last edit (s). */
  patience: number
}
export type FromLoad = { type: 'warm' } | { type: 'figures'; figures: LoadFigures }

export interface LoadFigures {
  edits: number
  /** Receivers whose frames were read. */
  sampled: number
  seen: number
  missed: number
  /** Milliseconds from sending to being read by a receiver. */
  p50: number
  p95: number
  p99: number
  slowest: number
  /** How long each opening took, ms. */
  opened: number[]
  /** What one receiver gets, on average: the fewer frames, the fewer writes it costs the server. */
  framesPerSecond: number
  kilobytesPerSecond: number
  /** 99th percentile of how late the generator's own event loop was, ms. */
  generatorDelay: number
  /** The part of the time that the generator was busy, 0 to 1. */
  generatorBusy: number
  /** Its CPU until all had arrived, microseconds. */
  generatorMicros: number
}

export interface OpenOrder extends Destination {
  /** The document is whole when it has so many. */
  rows: number
}
export type FromOpener = { type: 'opened'; figures: OpenFigures }

/** Milliseconds since the client began to connect. */
export interface OpenFigures {
  /** The last byte of the document is there. */
  received: number
  /** The document is applied, and may be shown. */
  held: number
  /** A second client has read the first edit, which was made once the document was held. */
  seen: number
  bytes: number
}

/** `saveTo`: where the state that a reader gets is to be written. */
export type WeighOrder =
  { what: 'ledger'; file: string; tracker: string; saveTo: string } | { what: 'document'; file: string }
export type FromWeigh = { type: 'weighed'; figures: WeighFigures }

export interface WeighFigures {
  /** Of the state that a reader gets. */
  bytes: number
  milliseconds: number
  /** Bytes held once it is open. */
  memory: number
}

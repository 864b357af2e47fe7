import type { ServerName } from './servers'

/** What the bench's processes tell each other. */
export type ToServer =
  /** Serve the stored ledger in `folder` (stored-ledger.ts) to so many editors. */
  { type: 'start'; folder: string; tracker: string; editors: number } | { type: 'stop' }
export type FromServer = { type: 'ready'; url: string; cookies: string[] }

/** A server to go to: one cookie for each editor. */
export interface Destination {
  server: ServerName
  tracker: string
  url: string
  cookies: string[]
}

export interface LoadOrder extends Destination {
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

import * as encoding from 'lib0/encoding'
import type { ServerName } from './servers'

/** How a server's frames carry the messages of y-websocket's protocol, which all three speak. */
export interface Protocol {
  /** What a client says first. */
  readonly greeting: readonly Uint8Array[]
  wrap(message: Uint8Array): Uint8Array
  /** Where the message begins in a frame. */
  readonly messageAt: number
}

/** Where a server that is at `base` has a ledger. */
export function urlOf(server: ServerName, base: string, tracker: string): string {
  return { ours: `${base}/ws/${tracker}`, 'y-websocket': `${base}/${tracker}`, hocuspocus: base }[server]
}

const plain: Protocol = { greeting: [], wrap: (message) => message, messageAt: 0 }

export function protocolOf(server: ServerName, tracker: string): Protocol {
  return server === 'hocuspocus' ? hocuspocusProtocol(tracker) : plain
}

/**
 * Hocuspocus puts the document's name before each message, in both directions, and lets nobody in before a message of
 * type 2 (authentication) with subtype 0 (a token, which may be empty where no hook asks for one).
 */
function hocuspocusProtocol(name: string): Protocol {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  const prefix = encoding.toUint8Array(encoder)
  const wrap = (message: Uint8Array) => {
    const frame = new Uint8Array(prefix.length + message.length)
    frame.set(prefix)
    frame.set(message, prefix.length)
    return frame
  }
  return { greeting: [wrap(new Uint8Array([2, 0, 0]))], wrap, messageAt: prefix.length }
}

import * as decoding from 'lib0/decoding'
import type { WebsocketProvider } from 'y-websocket'
import type { Refusal } from '../model/ledger/errors'
import { messageType, type Notice, type RefusedMessage } from '../model/live/wire'
import { applyPresence } from './applyPresence'

export interface ServerMessages {
  /** The server is there: it sent edits, or told who else is here. */
  heard(): void
  /** One of the stock provider's sync messages, from its type on; `takeIn` is what the provider does with it. */
  sync(message: decoding.Decoder, takeIn: () => void): void
  /** The first `count` sync messages of this socket are durable (W4). */
  acknowledged(count: number): void
  refused(refusals: Refusal[]): void
  notice(notice: Notice): void
}

/** Listens for all that a server sends (wire.ts); of the stock provider's own messages only that they come. */
export function hearServer(
  provider: WebsocketProvider,
  { heard, sync, acknowledged, refused, notice }: ServerMessages,
): void {
  const handlers = provider.messageHandlers
  const readSync = handlers[messageType.sync]!
  handlers[messageType.sync] = (...message) => {
    heard()
    sync(message[1], () => readSync(...message))
  }
  handlers[messageType.awareness] = (_encoder, decoder) => {
    heard()
    applyPresence(provider.awareness, decoding.readVarUint8Array(decoder), provider)
  }
  handlers[messageType.ack] = (_encoder, decoder) => {
    acknowledged(decoding.readVarUint(decoder))
  }
  handlers[messageType.refused] = (_encoder, decoder) => {
    refused((readJson(decoder) as RefusedMessage).refusals)
  }
  handlers[messageType.notice] = (_encoder, decoder) => {
    notice(readJson(decoder) as Notice)
  }
}

function readJson(decoder: decoding.Decoder): unknown {
  return JSON.parse(decoding.readVarString(decoder))
}

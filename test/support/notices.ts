import * as decoding from 'lib0/decoding'
import WebSocket from 'ws'
import { messageType, type Notice } from '#app/model/live/wire'
import type { SignedIn } from './people'
import { tracker, type TestServer } from './server'

export interface Heard {
  all: readonly Notice[]
  /** Resolves once what was heard is so. */
  until(isSo: (all: readonly Notice[]) => boolean): Promise<void>
  close(): void
}

/** What the server tells an open page of somebody's. */
export async function hearNotices(server: TestServer, { cookie }: SignedIn, room = tracker): Promise<Heard> {
  const all: Notice[] = []
  const waiting = new Set<() => void>()
  const ws = new WebSocket(`${server.socketUrl}/${room}?ack=1`, { headers: { Cookie: cookie } })
  ws.binaryType = 'arraybuffer'
  ws.on('message', (data) => {
    const decoder = decoding.createDecoder(new Uint8Array(data as ArrayBuffer))
    if (decoding.readVarUint(decoder) !== messageType.notice) return
    all.push(JSON.parse(decoding.readVarString(decoder)) as Notice)
    waiting.forEach((look) => look())
  })
  await new Promise<void>((resolve, reject) => ws.on('open', resolve).on('error', reject))
  return {
    all,
    until: (isSo) =>
      new Promise((resolve) => {
        const look = () => {
          if (!isSo(all)) return
          waiting.delete(look)
          resolve()
        }
        waiting.add(look)
        look()
      }),
    close: () => ws.terminate(),
  }
}

import { messageType } from '../model/live/wire'

/** y-protocols' sync messages that carry updates: 1 SyncStep2, 2 Update. */
const syncStep2 = 1

/** The `count`-th sync message of a socket that carries updates; a whole one (SyncStep2) carries all there are. */
export interface SentMessage {
  count: number
  isWhole: boolean
}

/**
 * A WebSocket that counts the sync messages carrying updates which leave through it, as the server counts them for
 * its acknowledgements (W4). The stock provider has no hook for that; it does let us choose the socket's class.
 */
export function countingSocket(onSent: (message: SentMessage) => void): typeof WebSocket {
  return class CountingSocket extends WebSocket {
    private count = 0

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data)
      if (!(data instanceof Uint8Array) || data[0] !== messageType.sync || data[1]! < syncStep2) return
      this.count++
      onSent({ count: this.count, isWhole: data[1] === syncStep2 })
    }
  }
}

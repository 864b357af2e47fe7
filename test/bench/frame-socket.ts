import { randomBytes } from 'node:crypto'
import net from 'node:net'
import { FrameReader } from './frame-reader'

/** All sockets read into it, one at a time: nothing is allocated for what nobody looks at. */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024)

/**
 * A WebSocket client that costs next to nothing: a thousand of them share one core. It masks what it sends and, where
 * nobody listens, throws away what comes without looking at it.
 */
export class FrameSocket {
  private readonly mask = randomBytes(4)
  private readonly socket: net.Socket
  private take: (bytes: Buffer) => void = () => {}

  private constructor(host: string, port: number) {
    this.socket = net.connect({
      host,
      port,
      noDelay: true,
      onread: {
        buffer: readBuffer,
        callback: (length) => {
          this.take(readBuffer.subarray(0, length))
          return true
        },
      },
    })
  }

  /**
   * Opens `url` (ws:); rejects when the server refuses. `onFrame` gets each frame's payload, to be read before it
   * returns; without it all that comes is forgotten.
   */
  static open(url: string, cookie: string, onFrame: ((payload: Buffer) => void) | null): Promise<FrameSocket> {
    const { hostname, port, host, pathname, search } = new URL(url)
    return new Promise((resolve, reject) => {
      const client = new FrameSocket(hostname, Number(port))
      let head = Buffer.alloc(0)
      client.take = (bytes) => {
        head = Buffer.concat([head, bytes])
        const end = head.indexOf('\r\n\r\n')
        if (end < 0) return
        const status = head.toString('latin1', 0, head.indexOf('\r\n'))
        if (!status.startsWith('HTTP/1.1 101')) return reject(new Error(`${url} answered ${status}`))
        const reader = onFrame && new FrameReader(onFrame)
        client.take = reader ? (more) => reader.read(more) : () => {}
        client.take(head.subarray(end + 4))
        resolve(client)
      }
      // A server that breaks down under the load resets its sockets; the figures tell what was missed.
      client.socket.on('error', reject)
      client.socket.once('close', () => reject(new Error(`${url} did not answer`)))
      client.socket.once('connect', () => {
        const lines = [
          `GET ${pathname}${search} HTTP/1.1`,
          `Host: ${host}`,
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Sec-WebSocket-Version: 13',
          `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
          ...(cookie ? [`Cookie: ${cookie}`] : []),
        ]
        client.socket.write(`${lines.join('\r\n')}\r\n\r\n`)
      })
    })
  }

  send(payload: Uint8Array): void {
    this.write(0x2, payload)
  }

  /** Servers ping, and cut off who does not answer; who says it without being asked needs not read their pings. */
  pong(): void {
    this.write(0xa, new Uint8Array(0))
  }

  /** Resolves when the connection is gone, whoever ended it. */
  closed(): Promise<void> {
    return new Promise((resolve) => {
      if (this.socket.destroyed) resolve()
      else this.socket.once('close', () => resolve())
    })
  }

  close(): void {
    this.socket.destroy()
  }

  private write(opcode: number, payload: Uint8Array): void {
    const { mask } = this
    const { length } = payload
    if (length > 0xffff) throw new RangeError('The bench sends small frames only.')
    const head = length < 126 ? 2 : 4
    const frame = Buffer.allocUnsafe(head + 4 + length)
    frame[0] = 0x80 | opcode
    frame[1] = 0x80 | (length < 126 ? length : 126)
    if (head === 4) frame.writeUInt16BE(length, 2)
    frame.set(mask, head)
    for (let i = 0; i < length; i++) frame[head + 4 + i] = payload[i]! ^ mask[i & 3]!
    this.socket.write(frame)
  }
}

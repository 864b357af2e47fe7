import { randomBytes } from 'node:crypto'
import http from 'node:http'
import type { Socket } from 'node:net'

/**
 * A WebSocket client that costs next to nothing: hundreds of them share one core with the thing that is measured. It
 * masks what it sends and, where nobody listens, throws away what comes without looking at it.
 */
export class FrameSocket {
  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true)
  }

  /** Opens `url` (ws:) with these headers; rejects when the server refuses the upgrade. */
  static open(url: string, headers: Record<string, string>): Promise<FrameSocket> {
    return new Promise((resolve, reject) => {
      const request = http.get(url.replace(/^ws/, 'http'), {
        agent: false,
        headers: {
          ...headers,
          Connection: 'Upgrade',
          Upgrade: 'websocket',
          'Sec-WebSocket-Version': '13',
          'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
        },
      })
      request.once('upgrade', (_response, socket: Socket, head) => {
        if (head.length > 0) socket.unshift(head)
        resolve(new FrameSocket(socket))
      })
      request.once('response', (response) => reject(new Error(`${url} answered ${response.statusCode}`)))
      request.once('error', reject)
    })
  }

  /** Calls back with each frame's payload. To be called once, before anything may come that matters. */
  listen(onFrame: (payload: Buffer) => void): void {
    let rest: Buffer = Buffer.alloc(0)
    this.socket.on('data', (chunk: Buffer) => {
      rest = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
        rest = rest.subarray(frame.end)
        if (frame.opcode === 2) onFrame(frame.payload)
      }
    })
  }

  /** Reads and forgets. */
  ignore(): void {
    this.socket.removeAllListeners('data')
    this.socket.resume()
  }

  send(payload: Uint8Array): void {
    const mask = randomBytes(4)
    const length = payload.length
    const head = length < 126 ? 2 : 4
    if (length > 0xffff) throw new RangeError('The bench sends small frames only.')
    const frame = Buffer.allocUnsafe(head + 4 + length)
    frame[0] = 0x82
    frame[1] = 0x80 | (length < 126 ? length : 126)
    if (head === 4) frame.writeUInt16BE(length, 2)
    mask.copy(frame, head)
    for (let i = 0; i < length; i++) frame[head + 4 + i] = payload[i]! ^ mask[i & 3]!
    this.socket.write(frame)
  }

  close(): void {
    this.socket.destroy()
  }
}

function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; end: number } | null {
  if (bytes.length < 2) return null
  const short = bytes[1]! & 0x7f
  const head = short < 126 ? 2 : short === 126 ? 4 : 10
  if (bytes.length < head) return null
  const length = short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2))
  const end = head + length
  return bytes.length < end ? null : { opcode: bytes[0]! & 0x0f, payload: bytes.subarray(head, end), end }
}

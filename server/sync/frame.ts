/** A whole WebSocket frame, ready for the wire: built once and written to any number of sockets. */
export type Frame = Buffer

/** Wraps a message, which may come in parts, as one unmasked binary WebSocket frame (RFC 6455, 5.2), as servers send them. */
export function frameOf(...message: readonly Uint8Array[]): Frame {
  const length = message.reduce((sum, part) => sum + part.length, 0)
  const headerLength = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(headerLength + length)
  frame[0] = 0x82
  if (headerLength === 2) frame[1] = length
  else if (headerLength === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  let at = headerLength
  for (const part of message) {
    frame.set(part, at)
    at += part.length
  }
  return frame
}

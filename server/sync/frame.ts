/** A whole WebSocket frame, ready for the wire: built once and written to any number of sockets. */
export type Frame = Buffer

/** Wraps a message as one unmasked binary WebSocket frame (RFC 6455, 5.2), as servers send them. */
export function frameOf(message: Uint8Array): Frame {
  const { length } = message
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
  frame.set(message, headerLength)
  return frame
}

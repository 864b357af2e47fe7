const empty: Buffer = Buffer.alloc(0)
const binary = 2

/** Finds the frames in what a server sends. A frame larger than a read is collected where it will lie whole. */
export class FrameReader {
  /** The begin of a frame whose head is not whole yet: a few bytes. */
  private begin = empty
  private collected: Buffer | null = null
  private filled = 0

  /** `onFrame` gets the payload of each binary frame, to be read before it returns. */
  constructor(private readonly onFrame: (payload: Buffer) => void) {}

  /** Takes `bytes`, which may be overwritten as soon as this returns. */
  read(bytes: Buffer): void {
    let rest = bytes
    if (this.collected) {
      const taken = bytes.copy(this.collected, this.filled)
      this.filled += taken
      if (this.filled < this.collected.length) return
      this.emit(this.collected)
      this.collected = null
      rest = bytes.subarray(taken)
    }
    if (this.begin.length > 0) rest = Buffer.concat([this.begin, rest])
    this.begin = empty
    while (rest.length > 0) {
      const length = frameLength(rest)
      if (length === null) {
        this.begin = Buffer.from(rest)
        return
      }
      if (rest.length < length) {
        this.collected = Buffer.allocUnsafe(length)
        this.filled = rest.copy(this.collected)
        return
      }
      this.emit(rest.subarray(0, length))
      rest = rest.subarray(length)
    }
  }

  private emit(frame: Buffer): void {
    if ((frame[0]! & 0x0f) === binary) this.onFrame(frame.subarray(headLength(frame)))
  }
}

/** Servers do not mask (RFC 6455, 5.1). */
function headLength(frame: Buffer): number {
  const short = frame[1]! & 0x7f
  return short < 126 ? 2 : short === 126 ? 4 : 10
}

/** Of the whole frame; null while its head is not there. */
function frameLength(bytes: Buffer): number | null {
  if (bytes.length < 2) return null
  const head = headLength(bytes)
  if (bytes.length < head) return null
  return head + (head === 2 ? bytes[1]! & 0x7f : head === 4 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2)))
}

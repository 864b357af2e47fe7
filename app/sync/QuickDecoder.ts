import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

/** Texts of up to so many bytes are looked for among those that were read before. */
const longest = 24
/** A power of two. */
const places = 4096

/** lib0's tags of the values that are read here; all others are left to it. */
const [textTag, listTag] = [119, 117]

/**
 * Reads updates as Yjs does (version 1), but each short ASCII text only once: of a ledger's structs nearly all name a column,
 * and most hold an option, a department, a date. A browser's TextDecoder takes longer to be called than for what it
 * then does.
 */
export class QuickDecoder extends Y.UpdateDecoderV1 {
  private readonly known: (string | undefined)[] = new Array<string | undefined>(places).fill(undefined)

  override readString(): string {
    return this.text(this.restDecoder)
  }

  override readAny(): unknown {
    return this.value(this.restDecoder)
  }

  private value(decoder: decoding.Decoder): unknown {
    switch (decoder.arr[decoder.pos]) {
      case textTag:
        decoder.pos++
        return this.text(decoder)
      case listTag: {
        decoder.pos++
        return Array.from({ length: decoding.readVarUint(decoder) }, () => this.value(decoder))
      }
      default:
        return decoding.readAny(decoder)
    }
  }

  private text(decoder: decoding.Decoder): string {
    const { arr, pos } = decoder
    // One byte where it is as short as that.
    const length = arr[pos]!
    if (length > longest) return decoding.readVarString(decoder)
    const end = pos + 1 + length
    let place = length
    for (let i = pos + 1; i < end; i++) {
      const byte = arr[i]!
      if (byte > 127) return decoding.readVarString(decoder)
      place = (place * 31 + byte) & (places - 1)
    }
    const known = this.known[place]
    if (known === undefined || !isWrittenAt(known, arr, pos + 1, length))
      return (this.known[place] = decoding.readVarString(decoder))
    decoder.pos = end
    return known
  }
}

function isWrittenAt(text: string, bytes: Uint8Array, at: number, length: number): boolean {
  if (text.length !== length) return false
  for (let i = 0; i < length; i++) if (text.charCodeAt(i) !== bytes[at + i]) return false
  return true
}

import { crc32, inflateRawSync } from 'node:zlib'

/** The bytes of a text in GB18030, from what the decoder makes of every code of two bytes; others take four. */
export function gb18030(text: string): Uint8Array {
  const bytes: number[] = []
  for (const letter of text) {
    if (letter < '\x80') bytes.push(letter.charCodeAt(0))
    else bytes.push(...(twoByteCodes().get(letter) ?? fourBytes(letter.codePointAt(0)!)))
  }
  return Uint8Array.from(bytes)
}

let codes: Map<string, [number, number]> | null = null

function twoByteCodes(): Map<string, [number, number]> {
  if (codes) return codes
  codes = new Map()
  const decoder = new TextDecoder('gb18030')
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      if (second === 0x7f) continue
      const letter = decoder.decode(Uint8Array.of(first, second))
      if (Array.from(letter).length === 1 && letter !== '\ufffd') codes.set(letter, [first, second])
    }
  }
  return codes
}

/** Looks for the code: the four-byte codes of the basic plane are in order, with gaps. */
function fourBytes(wanted: number): number[] {
  const decoder = new TextDecoder('gb18030')
  for (let index = 0; index < 39_420; index++) {
    const bytes = [
      0x81 + Math.floor(index / 12_600),
      0x30 + (Math.floor(index / 1_260) % 10),
      0x81 + (Math.floor(index / 10) % 126),
      0x30 + (index % 10),
    ]
    if (decoder.decode(Uint8Array.from(bytes)).codePointAt(0) === wanted) return bytes
  }
  throw new Error(`No GB18030 code was found for U+${wanted.toString(16)}.`)
}

/** A zip archive of one entry that says that it unpacks to so many bytes; its content is a few bytes of nonsense. */
export function zipOf(name: string, unpackedSize: number): Uint8Array {
  const content = Buffer.from('nonsense, packed')
  const header = (signature: number, length: number) => {
    const bytes = Buffer.alloc(length)
    bytes.writeUInt32LE(signature, 0)
    return bytes
  }
  const local = header(0x04034b50, 30)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(content.length, 18)
  local.writeUInt32LE(unpackedSize, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = header(0x02014b50, 46)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(content.length, 20)
  entry.writeUInt32LE(unpackedSize, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = header(0x06054b50, 22)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + content.length, 16)
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), content, entry, Buffer.from(name), end]))
}

/** The texts in a zip archive, by name. */
export function unzipped(archive: Uint8Array): Map<string, string> {
  const bytes = Buffer.from(archive)
  const texts = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20))
    texts.set(name, (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return texts
}

/** The same archive with other texts in it, not packed. */
export function rezipped(archive: Uint8Array, change: (name: string, text: string) => string): Uint8Array {
  return archiveOf(new Map(Array.from(unzipped(archive), ([name, text]) => [name, change(name, text)])))
}

/** A zip archive of these texts by their names, not packed. */
export function archiveOf(texts: ReadonlyMap<string, string>): Uint8Array {
  const entries: Buffer[] = []
  const parts: Buffer[] = []
  let at = 0
  for (const [name, text] of texts) {
    const content = Buffer.from(text)
    const sizes = Buffer.alloc(16)
    sizes.writeUInt32LE(crc32(content), 0)
    sizes.writeUInt32LE(content.length, 4)
    sizes.writeUInt32LE(content.length, 8)
    sizes.writeUInt16LE(Buffer.byteLength(name), 12)
    const local = Buffer.concat([
      Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      sizes,
      Buffer.from(name),
      content,
    ])
    const offset = Buffer.alloc(14)
    offset.writeUInt32LE(at, 10)
    entries.push(
      Buffer.from([0x50, 0x4b, 1, 2, 20, 0, 20, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      sizes,
      offset,
      Buffer.from(name),
    )
    parts.push(local)
    at += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(texts.size, 8)
  end.writeUInt16LE(texts.size, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, directory, end]))
}

import { BrokenFile } from './fileTable'

const endOfDirectory = 0x06054b50
const directoryEntry = 0x02014b50
/** The end of the directory, with the longest comment there can be behind it. */
const longestEnd = 22 + 0xffff
const needsZip64 = 0xffffffff

/** An entry of a zip archive: where it begins, how many bytes it takes there, and how many it says that it unpacks to. */
export interface ZipEntry {
  name: string
  at: number
  packed: number
  isPacked: boolean
  size: number
}

/**
 * What a zip archive says that is in it. The library unpacks no entry beyond what it says, so that the sizes are what a
 * bomb could cost. Entries that say nothing, or that need more than 4 GB to say it, are no honest workbook's.
 */
export function zipDirectory(bytes: Uint8Array): ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && end >= bytes.length - longestEnd && view.getUint32(end, true) !== endOfDirectory) end--
  if (end < 0 || view.getUint32(end, true) !== endOfDirectory) throw new BrokenFile({ code: 'broken-workbook' })
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== directoryEntry)
      throw new BrokenFile({ code: 'broken-workbook' })
    const packed = view.getUint32(at + 20, true)
    const size = view.getUint32(at + 24, true)
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    const isPacked = view.getUint16(at + 10, true) !== 0
    entries.push({
      name,
      at: view.getUint32(at + 42, true),
      packed,
      isPacked,
      size: size === needsZip64 || (size === 0 && packed > 2) ? Infinity : size,
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

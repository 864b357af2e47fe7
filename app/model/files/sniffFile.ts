import type { Content } from './fileKinds'

/** The bytes of a file from a place on: as many as are asked for, or as there are. */
export type ReadBytes = (from: number, length: number) => Promise<Uint8Array>

/** What a file is, by its bytes alone (R5); null where it is nothing that is accepted. Nothing is unpacked. */
export async function sniffFile(size: number, read: ReadBytes): Promise<Content | null> {
  const head = await read(0, 512)
  const known = signatures.find(([, ...parts]) => parts.every(([at, text]) => textAt(head, at, text.length) === text))
  if (!known) return null
  switch (known[0]) {
    case 'archive':
      return archived(await namesInArchive(size, read))
    case 'compound':
      return compound(await namesInCompound(head, read))
    default:
      return known[0]
  }
}

type Part = readonly [at: number, text: string]

/** The first bytes of each, as letters of one byte. */
const signatures: readonly (readonly [Content | 'archive' | 'compound', ...Part[]])[] = [
  ['pdf', [0, '%PDF-']],
  ['png', [0, '\x89PNG\r\n\x1a\n']],
  ['jpeg', [0, '\xff\xd8\xff']],
  ['gif', [0, 'GIF87a']],
  ['gif', [0, 'GIF89a']],
  ['webp', [0, 'RIFF'], [8, 'WEBP']],
  ['tiff', [0, 'II*\0']],
  ['tiff', [0, 'MM\0*']],
  ...['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'].map(
    (brand) => ['heic', [4, 'ftyp'], [8, brand]] as const,
  ),
  ['archive', [0, 'PK\x03\x04']],
  ['compound', [0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1']],
]

function archived(names: readonly string[]): Content {
  const has = (start: string) => names.some((name) => name.startsWith(start))
  if (has('OFD.xml')) return 'ofd'
  if (!has('[Content_Types].xml')) return 'zip'
  return has('word/') ? 'word' : has('xl/') ? 'excel' : has('ppt/') ? 'powerpoint' : 'zip'
}

function compound(names: ReadonlySet<string>): Content | null {
  if (names.has('WordDocument')) return 'old-word'
  if (names.has('Workbook') || names.has('Book')) return 'old-excel'
  if (names.has('PowerPoint Document')) return 'old-powerpoint'
  return names.has('EncryptedPackage') ? 'locked-office' : null
}

const endOfDirectory = 'PK\x05\x06'
const directoryEntry = 'PK\x01\x02'
/** The end of an archive's directory, with the longest comment there can be behind it. */
const longestEnd = 22 + 0xffff
/** So much of a directory is looked at (bytes): what a document is made of stands in front. */
const mostOfDirectory = 256 * 1024

/** What a zip archive says that is in it, by its directory; nothing where that cannot be found. */
async function namesInArchive(size: number, read: ReadBytes): Promise<string[]> {
  const tail = await read(Math.max(0, size - longestEnd), longestEnd)
  let end = tail.length - 22
  while (end >= 0 && textAt(tail, end, 4) !== endOfDirectory) end--
  if (end < 0) return []
  const directory = await read(numberAt(tail, end + 16, 4), Math.min(numberAt(tail, end + 12, 4), mostOfDirectory))
  const names: string[] = []
  for (let at = 0; at + 46 <= directory.length && textAt(directory, at, 4) === directoryEntry;) {
    const length = numberAt(directory, at + 28, 2)
    names.push(textAt(directory, at + 46, length))
    at += 46 + length + numberAt(directory, at + 30, 2) + numberAt(directory, at + 32, 2)
  }
  return names
}

/** Sectors of a compound file's directory that are looked at: a hundred entries and more. */
const mostSectors = 32
const lastSector = 0xfffffff8

/** The streams of a compound file (Office before 2007, WPS), by its directory, of which each sector names the next. */
async function namesInCompound(head: Uint8Array, read: ReadBytes): Promise<Set<string>> {
  const sector = 2 ** Math.min(numberAt(head, 30, 2), 12)
  const placeOf = (number: number) => (number + 1) * sector
  const names = new Set<string>()
  let at = numberAt(head, 48, 4)
  for (let count = 0; count < mostSectors && at < lastSector; count++) {
    const entries = await read(placeOf(at), sector)
    for (let entry = 0; entry + 128 <= entries.length; entry += 128) {
      const length = Math.min(numberAt(entries, entry + 64, 2), 64)
      names.add(textAt(entries, entry, Math.max(0, length - 2)).replace(/(.)\0/gs, '$1'))
    }
    // Which sector comes next stands in a table, of which the head says where its first 109 parts are.
    const perPart = sector / 4
    const part = Math.floor(at / perPart)
    if (part >= 109) break
    const table = await read(placeOf(numberAt(head, 76 + part * 4, 4)) + (at % perPart) * 4, 4)
    if (table.length < 4) break
    at = numberAt(table, 0, 4)
  }
  return names
}

/** A number whose last byte comes first; 0 beyond the end. */
function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let number = 0
  for (let i = length - 1; i >= 0; i--) number = number * 256 + (bytes[at + i] ?? 0)
  return number
}

function textAt(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length))
}

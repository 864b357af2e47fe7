import { createHash } from 'node:crypto'
import { archiveOf } from './files'

// Files as departments hand them in, as far as their bytes say what they are.

export const pdf = (text = '盖章件', length = 0) => padded(Buffer.from(`%PDF-1.7\n% ${text}\n%%EOF\n`), length)

/** A red point, as every browser shows it. */
export const png = () =>
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  )
export const jpeg = () => Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0])
export const gif = () => Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')
export const webp = () => Buffer.from('RIFF\x1a\0\0\0WEBPVP8L', 'latin1')
export const heic = () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
export const tiff = () => Buffer.from('II*\0\x08\0\0\0', 'latin1')
export const html = () => Buffer.from('<!doctype html><script>alert(document.cookie)</script>')
export const program = () => Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1')

export const archive = (...names: string[]) => Buffer.from(archiveOf(new Map(names.map((name) => [name, 'text']))))
export const docx = () => archive('[Content_Types].xml', '_rels/.rels', 'word/document.xml')
export const xlsx = () => archive('[Content_Types].xml', 'xl/workbook.xml')
export const pptx = () => archive('[Content_Types].xml', 'ppt/presentation.xml')
export const ofd = () => archive('OFD.xml', 'Doc_0/Document.xml')

/**
 * A compound file (Office before 2007, WPS) of these streams, as far as its directory. Four streams stand in a sector: from the
 * fifth on they are in the next, which only the table of sectors leads to.
 */
export function compound(...streams: string[]): Buffer {
  const sectors = Math.ceil((streams.length + 1) / 4)
  const file = Buffer.alloc(512 * (sectors + 2), 0)
  file.write('d0cf11e0a1b11ae1', 0, 'hex')
  file.writeUInt16LE(9, 30)
  // The directory begins in the last of its sectors, and goes on backwards.
  file.writeUInt32LE(sectors, 48)
  file.writeUInt32LE(0, 76)
  for (let sector = 1; sector <= sectors; sector++)
    file.writeUInt32LE(sector === 1 ? 0xfffffffe : sector - 1, 512 + sector * 4)
  ;['Root Entry', ...streams].forEach((name, i) => {
    const at = 512 * (sectors - Math.floor(i / 4) + 1) + (i % 4) * 128
    file.write(name, at, 'utf16le')
    file.writeUInt16LE((name.length + 1) * 2, at + 64)
  })
  return file
}

export function padded(bytes: Buffer, length: number): Buffer {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(0, length - bytes.length), 7)])
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

import { createHash } from 'node:crypto'
import { pieceBytes } from '#app/model/files/attachment'
import type { ReadBytes } from '#app/model/files/sniffFile'
import { readPiece } from '#db/attachments'
import { Breath } from '#db/breath'
import type { Db } from '#db/connect'

/**
 * The bytes of a content from a place up to another, piece by piece: whoever reads slowly holds no more than one. What is
 * kept never changes, so that no transaction has to.
 */
export async function* readContent(db: Db, content: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  const breath = new Breath()
  for (let at = from; at < to;) {
    const place = Math.floor(at / pieceBytes)
    const piece = await readPiece(db, content, place)
    const start = at - place * pieceBytes
    const part = piece?.subarray(start, Math.min(piece.length, to - place * pieceBytes))
    if (!part || part.length === 0) throw new Error(`The content ${content} has no byte ${at}.`)
    yield part
    at += part.length
    await breath.take()
  }
}

/** Reads a content here and there, also beyond its end. */
export function readFrom(db: Db, content: string, length: number): ReadBytes {
  return async (from, most) => {
    const parts: Uint8Array[] = []
    for await (const part of readContent(db, content, from, Math.min(from + most, length))) parts.push(part)
    return Buffer.concat(parts)
  }
}

/** Its SHA-256, hexadecimal. */
export async function digestOf(db: Db, content: string, length: number): Promise<string> {
  const hash = createHash('sha256')
  for await (const part of readContent(db, content, 0, length)) hash.update(part)
  return hash.digest('hex')
}

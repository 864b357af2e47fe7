import type { RefusalCode } from '../ledger/errors'
import type { OpenedKind } from '../records/record'

/** A file that was handed in, in a ledger (R5). Who did is said as of then; the bytes are known by their SHA-256. */
export interface Attachment {
  id: string
  name: string
  /** A media type, by what the bytes are. */
  type: string
  bytes: number
  by: { id: string; name: string; department: string | null }
  /** ms */
  at: number
}

/** What is handed over to be kept: said before its bytes come. */
export interface UploadWish {
  /** Made by who asks, so that asking twice does once. It becomes the file's. */
  id: string
  name: string
  bytes: number
}

/** A row's cell of links that is to name a file. */
export interface CellOfFile {
  item: string
  column: string
}

/** A record with whose next step a file is to come (R1); `opens`: that step opens it. */
export interface RecordOfFile {
  record: string
  opens?: { kind: OpenedKind; item: string | null } | undefined
}

export type FileTarget = CellOfFile | RecordOfFile

/** Why a file is not taken. */
export const fileProblems = [
  'empty',
  'over-limit',
  'not-accepted',
  'not-what-it-says',
  'too-many-files',
  'together-full',
  'house-full',
  'too-many-uploads',
  'unknown-row',
  'not-taken',
  'upload-gone',
  'incomplete',
  'not-understood',
] as const
export type FileProblem = (typeof fileProblems)[number]

/**
 * What became of what was asked about an upload. `stored`: which of its pieces are there, by their place. `whole`: all are,
 * and it waits for the step of its record that takes it along.
 */
export type UploadAnswer =
  | { outcome: 'going'; stored: number[] }
  | { outcome: 'whole' }
  | { outcome: 'kept'; entry: string }
  | { outcome: 'refused'; why: FileProblem | RefusalCode }

/** Files come, and are kept, in pieces of this length (bytes); the last may be shorter. */
export const pieceBytes = 256 * 1024

export const fileLimits = {
  /** Of one file, in bytes. */
  bytes: 50 * 1024 * 1024,
  name: 200,
  /** That the cells of one row name, or one record has; and their bytes. */
  together: 20,
  bytesTogether: 200 * 1024 * 1024,
  /** That one person may have begun and not finished. */
  unfinished: 20,
} as const

export function piecesOf(bytes: number): number {
  return Math.ceil(bytes / pieceBytes)
}

/** How long the piece at this place is (bytes); 0 where there is none. */
export function pieceLength(bytes: number, place: number): number {
  if (!Number.isInteger(place) || place < 0) return 0
  return Math.max(0, Math.min(pieceBytes, bytes - place * pieceBytes))
}

/** What is wrong with a file's size; null when nothing is. */
export function judgeSize(bytes: number): FileProblem | null {
  if (bytes === 0) return 'empty'
  return bytes > fileLimits.bytes ? 'over-limit' : null
}

/** What is wrong with a row's files, or a record's, when one more comes; null when nothing is. `others`: how long (bytes) each is. */
export function judgeTogether(others: readonly number[], bytes: number): FileProblem | null {
  if (others.length >= fileLimits.together) return 'too-many-files'
  return others.reduce((sum, other) => sum + other, bytes) > fileLimits.bytesTogether ? 'together-full' : null
}

import type { Attachment, FileTarget, UploadAnswer, UploadWish } from '../model/files/attachment'

/** A file to be handed out. */
export interface StoredFile extends Attachment {
  /** Of its bytes, hexadecimal. */
  sha256: string
  /** The bytes from a place up to another, which is left out. */
  read(from: number, to: number): AsyncIterable<Uint8Array>
}

/**
 * Files that are handed in (R5). One comes in pieces, in whatever order. When all are there, one for a row is kept, and its
 * cell names it, or there is neither; one for a record waits for the step that takes it along (RecordsPort). Each step may be
 * asked again.
 */
export interface AttachmentsPort {
  /** Those that were handed in for a row, oldest first, also those that its cells no longer name. */
  ofItem(item: string): Promise<Attachment[]>
  /** Null: there is none in this ledger. */
  find(id: string): Promise<StoredFile | null>
  begin(to: FileTarget, wish: UploadWish): Promise<UploadAnswer>
  put(upload: string, place: number, bytes: Uint8Array): Promise<UploadAnswer>
  finish(upload: string): Promise<UploadAnswer>
  /** Nothing of it stays. */
  giveUp(upload: string): Promise<void>
}

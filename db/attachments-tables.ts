/** Bytes of a ledger's files, once for each SHA-256. */
export interface ContentsTable {
  id: string
  tracker_id: string
  /** Hexadecimal; null while the bytes are still coming. */
  sha256: string | null
  /** How many there are, or will be. */
  bytes: number
}

/** What contents consist of, in order: pieces of `pieceBytes`, of which the last may be shorter. */
export interface ContentPiecesTable {
  content_id: string
  tracker_id: string
  place: number
  bytes: Uint8Array
}

/** What is coming, for a cell of a row or for a record: gone when it is a file, or given up. */
export interface UploadsTable {
  /** The content's, and the attachment's that it becomes. */
  id: string
  tracker_id: string
  /** '' with the column's where it is for a record. */
  item_id: string
  column_id: string
  /** The record with whose next step it comes, which may not be there yet; null: it is for a cell. */
  record_id: string | null
  /** What it is, once all of it is there and waits for its record's step; else null. */
  media_type: string | null
  sha256: string | null
  name: string
  person_id: string
  /** When something of it came last. */
  at: number
}

/** Files that were handed in (R5), for good: triggers refuse UPDATE and DELETE. What cells say of them is in the document. */
export interface AttachmentsTable {
  id: string
  tracker_id: string
  /** '' where it came with a record. */
  item_id: string
  /** With which step of a record it came; null: it is a row's. */
  record_id: string | null
  record_seq: number | null
  content_id: string
  name: string
  media_type: string
  person_id: string
  person_name: string
  person_department: string | null
  at: number
}

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

/** What is coming, for which row: gone when all of it is there, or given up. */
export interface UploadsTable {
  /** The content's, and the attachment's that it becomes. */
  id: string
  tracker_id: string
  item_id: string
  column_id: string
  name: string
  person_id: string
  /** When something of it came last. */
  at: number
}

/** Files that were handed in for a row (R5), for good: triggers refuse UPDATE and DELETE. What cells say of them is in the document. */
export interface AttachmentsTable {
  id: string
  tracker_id: string
  item_id: string
  content_id: string
  name: string
  media_type: string
  person_id: string
  person_name: string
  person_department: string | null
  at: number
}

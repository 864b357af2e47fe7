/** Records of a ledger (R1), whatever their kind. */
export interface RecordsTable {
  /** Made by who asked. */
  id: string
  tracker_id: string
  item_id: string | null
  /** JSON `RowLabel`. */
  label: string | null
  /** The record that this one is a part of. */
  parent_id: string | null
  kind: string
  state: string
  version: number
  department_id: string
  /** The department of who opened it, also after it became part of another; null: they had none. */
  asker: string | null
  /** A person. */
  leader: string | null
  number_year: number | null
  number_count: number | null
  /** JSON: by the kind. */
  facts: string
  person_id: string
  person_name: string
  person_department: string | null
  opened_at: number
  /** A date, or ''. */
  until: string
  seen_at: number | null
  changed_at: number
  /** Since when nothing more can become of it. */
  closed_at: number | null
}

/** What happened to a record, from its opening on. */
export interface RecordEventsTable {
  record_id: string
  tracker_id: string
  seq: number
  event: string
  from_state: string | null
  to_state: string
  words: string
  /** JSON: texts by name. */
  details: string
  /** Null: the server did. */
  person_id: string | null
  person_name: string | null
  person_department: string | null
  at: number
}

/** The last number that a paper of a series had in a year (E5). */
export interface PaperNumbersTable {
  series: string
  year: number
  last: number
}

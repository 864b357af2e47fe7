import type { Generated } from 'kysely'

/** Of each ledger one at most is not closed: an index sees to it. A trigger refuses to change a closed one. */
export interface MeetingsTable {
  id: string
  tracker_id: string
  title: string
  /** A date. */
  held_on: string
  chair: string
  arranged_by: string
  seconds_per_item: number | null
  started_at: number
  started_by: string
  started_by_name: string
  started_by_department: string | null
  presenter_id: string
  presenter_name: string
  slide: string
  current_item: string | null
  slide_since: number
  version: number
  /** The meeting before, whose baseline this one is compared with; null: the moment `base_at` is. */
  base_meeting_id: string | null
  base_at: number
  closed_at: number | null
  closed_by: string | null
  closed_by_name: string | null
  closed_by_department: string | null
  /** The baseline: the last change that is part of it. All open typing was ended before. */
  baseline_change: number | null
}

export interface AgendaEntriesTable {
  meeting_id: string
  item_id: string
  position: number
  /** JSON `AgendaReason[]`. */
  reasons: string
  state: string
  /** JSON `RowLabel`. */
  label: string
  added_by: string | null
  /** How long it stood on the screen. */
  shown_ms: Generated<number>
}

/** What was decided stays as it is: triggers refuse to change or delete it. The marks below it come later. */
export interface DecisionsTable {
  id: string
  seq: Generated<number>
  tracker_id: string
  meeting_id: string
  item_id: string | null
  /** JSON `RowLabel`; null without an item. */
  label: string | null
  kind: string
  text: string
  department: string
  responsible: string
  due: string
  person_id: string
  person_name: string
  department_id: string | null
  made_at: number
  sub_item_id: string | null
  settled_at: number | null
  settled_by_name: string | null
  withdrawn_at: number | null
  withdrawn_by_name: string | null
}

/** Who had the ledger open while a meeting was on. */
export interface AttendanceTable {
  meeting_id: string
  person_id: string
  person_name: string
  department_id: string | null
  /** Null in what older versions noted. */
  role: string | null
  first_seen: number
  last_seen: number
}

/** The minutes of a closed meeting, drafted at its close in each language, then edited. */
export interface MinutesTable {
  meeting_id: string
  language: string
  text: string
  revision: number
  updated_at: number
  updated_by_name: string
}

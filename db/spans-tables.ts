/** Stretches of time in which a row said the same (E2): projections of the history. */
interface SpansTable {
  tracker_id: string
  number: number
  from_at: number
  /** Null: it goes on. */
  to_at: number | null
  /** The commit that began it; 0: it was there when the ledger began. */
  seq: number
  /** Null: it was there when the ledger began. */
  person_id: string | null
  person_name: string | null
  department_id: string | null
}

export interface ItemSpansTable extends SpansTable {
  item_id: string
  stream: string
  parent: string
  lead: string
  /** JSON: a list of departments. */
  support: string
  status: string
  due: string
  status_since: number
  /** In ms: `Stamp.waited`. */
  waited: number
  came_at: number
  turn_since: number
  taken_up_at: number | null
}

export interface StreamSpansTable extends SpansTable {
  stream_id: string
  /** JSON `Stream`. */
  value: string
}

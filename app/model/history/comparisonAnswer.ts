import type { Stream } from '../ledger/rows'
import type { Department } from '../ledger/person'
import type { ColumnRecord } from '../ledger/schema'
import type { Tracker } from '../ledger/tracker'
import type { Comparison } from './comparison'

/** A moment to compare: the present, a time (ms), the baseline of a closed meeting, or of the last one there was. */
export type AskedPoint = 'now' | 'last-meeting' | { at: number } | { meeting: string }

export type ComparisonAnswer =
  | {
      outcome: 'compared'
      comparison: Comparison
      tracker: Tracker
      departments: Department[]
      columns: ColumnRecord[]
      streams: Stream[]
    }
  | { outcome: 'unknown-tracker' | 'unknown-meeting' | 'too-early' }

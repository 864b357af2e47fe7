import type { LightState } from '../model/ledger/light'
import { lightsAt } from '../model/ledger/lightsOf'
import { outline, type OutlineItem } from '../model/ledger/outline'
import type { LedgerSnapshot } from '../model/ledger/snapshot'
import { statusOf, type Status } from '../model/ledger/status'
import type { StepKind } from '../model/report/stepsTaken'
import type { Cell } from '../model/report/table'

/** A row as of then. */
export interface CountedRow {
  item: string
  code: string
  title: string
  titleEn: string
  lead: string
  status: Status
  due: string
  light: LightState
}

/** What a figure counts, as it is shown. Times in ms. */
export type Said = { value: number; at: number } & (
  | { kind: 'rows'; rows: CountedRow[] }
  | { kind: 'steps'; steps: { row: CountedRow; step: StepKind; lead: string; from: number; to: number | null }[] }
  | {
      kind: 'records'
      records: {
        id: string
        kind: 'extension' | 'call'
        state: string
        department: string
        at: number
        row: CountedRow | null
      }[]
    }
)

/** Says what a figure counts, with rows as `snapshot` has them, which is the ledger at `at` (ms). */
export function saidOf({ value, counted }: Cell, snapshot: LedgerSnapshot, at: number): Said {
  const light = lightsAt(snapshot.stamps, snapshot.tracker.settings, at)
  const rowOf = ({ item, code, ...entry }: OutlineItem): CountedRow => {
    const { id, title, titleEn, lead, due } = item
    return { item: id, code, title, titleEn, lead, due, status: statusOf(item), light: light({ item, code, ...entry }) }
  }
  const entries = outline(snapshot.streams, snapshot.items).flatMap(({ items }) =>
    items.flatMap((entry) => [entry, ...entry.children]),
  )
  const rows = new Map(entries.map((entry) => [entry.item.id, rowOf(entry)]))
  const common = { value: value!, at }
  switch (counted!.kind) {
    case 'rows': {
      const wanted = new Set(counted!.items)
      return { ...common, kind: 'rows', rows: [...rows.values()].filter(({ item }) => wanted.has(item)) }
    }
    case 'steps':
      return {
        ...{ ...common, kind: 'steps' },
        steps: [...counted!.steps]
          .sort((a, b) => (b.to ?? at) - b.from - ((a.to ?? at) - a.from))
          .map(({ step, item, lead, from, to }) => ({ row: rows.get(item)!, step, lead, from, to })),
      }
    case 'records':
      return {
        ...{ ...common, kind: 'records' },
        records: counted!.records.map(({ id, kind, state, department, at, item }) => ({
          ...{ id, kind, state, department, at },
          row: (item !== null && rows.get(item)) || null,
        })),
      }
  }
}

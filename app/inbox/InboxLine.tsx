import type { ReactNode } from 'react'
import type { OutlineItem } from '../model/ledger/outline'
import type { Reading } from '../reading/reading'

interface InboxLineProps {
  row: OutlineItem
  /** What it says, and since or until when. */
  why: ReactNode
  when: string
  /** Somebody's own words, whole. */
  text?: string
  reading: Reading
  onGoTo: (item: string) => void
}

/** A line of the inbox: one click leads to its row. */
export function InboxLine({ row, why, when, text, reading, onGoTo }: InboxLineProps) {
  return (
    <li>
      <button className="inbox__entry" onClick={() => onGoTo(row.item.id)}>
        <span className="inbox__why">
          {why}
          <span className="inbox__when">{when}</span>
        </span>
        <span className="inbox__row">
          <span className="row-panel__code">{row.code}</span> {reading.titleOf(row.item)}
        </span>
        {text && <span className="inbox__text">{text}</span>}
      </button>
    </li>
  )
}

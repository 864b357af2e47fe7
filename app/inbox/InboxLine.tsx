import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { OutlineItem } from '../model/ledger/outline'
import type { Reading } from '../reading/reading'

interface InboxLineProps {
  /** What it is about: a row; or what stands elsewhere, at an address. */
  row: OutlineItem | { title: string; to: string }
  /** What it says, and since or until when. */
  why: ReactNode
  when: string
  /** Somebody's own words, whole. */
  text?: string
  reading: Reading
  onGoTo: (item: string) => void
}

/** A line of the inbox: one click leads to what it is about. */
export function InboxLine({ row, why, when, text, reading, onGoTo }: InboxLineProps) {
  const line = (
    <>
      <span className="inbox__why">
        {why}
        <span className="inbox__when">{when}</span>
      </span>
      <span className="inbox__row">
        {'to' in row ? (
          row.title
        ) : (
          <>
            <span className="row-panel__code">{row.code}</span> {reading.titleOf(row.item)}
          </>
        )}
      </span>
      {text && <span className="inbox__text">{text}</span>}
    </>
  )
  return (
    <li>
      {'to' in row ? (
        <Link className="inbox__entry" to={row.to}>
          {line}
        </Link>
      ) : (
        <button className="inbox__entry" onClick={() => onGoTo(row.item.id)}>
          {line}
        </button>
      )}
    </li>
  )
}

import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { rowAddress } from './rowAddress'
import type { RowName } from '../model/records/waitingRow'

interface InboxLineProps {
  /** What it is about. */
  row: RowName
  /** The ledger, where it is another one. */
  where?: string
  /** What it says, and since or until when. */
  why: ReactNode
  when: string
  /** Somebody's own words, whole. */
  text?: string
  /** Null: it is not in this page, but at its address. */
  onGoTo: ((item: string) => void) | null
  /** What is done about it without going there. */
  acts?: ReactNode
}

/** A line of the inbox: one click leads to what it is about. */
export function InboxLine({ row, where, why, when, text, onGoTo, acts }: InboxLineProps) {
  const line = (
    <>
      <span className="inbox__why">
        {why}
        <span className="inbox__when">{when}</span>
      </span>
      <span className="inbox__row">
        {row.code && <span className="row-panel__code">{row.code}</span>} {row.title}
      </span>
      {where && <span className="inbox__where">{where}</span>}
      {text && <span className="inbox__text">{text}</span>}
    </>
  )
  return (
    <li>
      {onGoTo ? (
        <button className="inbox__entry" onClick={() => onGoTo(row.item)}>
          {line}
        </button>
      ) : (
        <Link className="inbox__entry" to={rowAddress(row)}>
          {line}
        </Link>
      )}
      {acts}
    </li>
  )
}

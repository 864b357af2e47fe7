import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { RowName } from './ledgerOverview'

/** One row of some ledger, in two or three lines: what is with it, what it is, and whatever else is to be said. A click opens it. */
export function RowLink({ row, head, foot }: { row: RowName; head?: ReactNode; foot: ReactNode }) {
  const { t } = useTranslation()
  return (
    <li>
      <Link className="home-row" to={row.to ?? `/trackers/${row.ledger.id}?item=${encodeURIComponent(row.item)}`}>
        {head && <span className="home-row__head">{head}</span>}
        <span className="home-row__title">
          {row.code && <span className="home-row__code figures">{row.code} </span>}
          {row.above && (
            <span className="home-row__above">
              {row.above} <span aria-hidden="true">›</span>{' '}
            </span>
          )}
          {row.title || t('home.untitled')}
        </span>
        <span className="home-row__foot">{foot}</span>
      </Link>
    </li>
  )
}

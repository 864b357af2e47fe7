import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { rowAddress } from '../inbox/rowAddress'
import type { RowName } from '../model/records/waitingRow'

/**
 * One row of some ledger, in two or three lines: what is with it, what it is, and whatever else is to be said. A click opens it.
 * `acts`: what is done without opening it.
 */
export function RowLink({
  row,
  head,
  foot,
  acts,
}: {
  row: RowName
  head?: ReactNode
  foot: ReactNode
  acts?: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <li className="home-line">
      <Link className="home-row" to={rowAddress(row)}>
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
      {acts}
    </li>
  )
}

import { Link } from '@remix-run/react'
import { lightShapes } from '../grid/cells'
import { ProgressBar } from '../grid/StreamRow'
import { useTranslation } from '../i18n/useTranslation'
import { lights } from '../model/ledger/light'
import type { LedgerOverview } from './ledgerOverview'

/** The ledgers that the reader may see, each with how far it is and what of it is theirs. */
export function LedgerList({ ledgers }: { ledgers: readonly LedgerOverview[] }) {
  const { t, language } = useTranslation()
  return (
    <ul className="home__ledgers">
      {ledgers.map(({ id, title, role, rollUp, share, unread }) => (
        <li key={id}>
          <Link className="home-ledger" to={`/trackers/${id}`}>
            <span className="home-ledger__title">{title[language]}</span>
            <span className="home-ledger__figures figures">
              {t('home.items', { count: rollUp.total })}
              {rollUp.total > 0 && <ProgressBar rollUp={rollUp} reading={{ t }} />}
              {lights
                .filter((light) => (light === 'red' || light === 'amber') && rollUp.byLight[light] > 0)
                .map((light) => (
                  <span key={light} className={`light light--${light}`}>
                    {lightShapes[light]} {t(`light.${light}`)} {rollUp.byLight[light]}
                  </span>
                ))}
              {rollUp.byStatus.closed > 0 && <span>{t('home.closed', { count: rollUp.byStatus.closed })}</span>}
            </span>
            <span className="home-ledger__mine">
              {share
                ? t('home.share', { lead: share.lead, support: share.support }) +
                  (share.issued > 0 ? t('home.shareIssued', { issued: share.issued }) : '')
                : t(`role.${role}`)}
              {unread > 0 && <span className="home-ledger__unread">{t('home.unread', { count: unread })}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

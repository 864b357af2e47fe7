import { Link, useLocation } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { isEnded, type ConnectionState } from '../sync/connectionState'

/** What a person must know when their work cannot be saved at the moment, and the way back in where there is one; else `children`. */
export function Trouble({
  state: { phase, notSaving, isKept },
  children,
}: {
  state: ConnectionState
  children: ReactNode
}) {
  const { t } = useTranslation()
  const { pathname, search } = useLocation()
  const text =
    phase === 'outdated'
      ? t('ledger.outdated')
      : phase === 'no-access'
        ? t('access.lost.titles.ledger')
        : phase === 'removed'
          ? t('access.lost.titles.removed')
          : isEnded(phase)
            ? t('ledger.signedOut')
            : notSaving
              ? t('ledger.notSaving')
              : phase === 'offline'
                ? t('ledger.offlineHint')
                : null
  if (text === null && isKept) return children
  if (text === null)
    return (
      <>
        <span className="status-bar__note">{t('ledger.notKept')}</span>
        {children}
      </>
    )
  return (
    <>
      <span className="status-bar__trouble">{text}</span>
      {phase === 'outdated' && (
        <a className="status-bar__sign-in" href={pathname + search}>
          {t('app.reload')}
        </a>
      )}
      {phase === 'signed-out' && (
        <Link
          className="status-bar__sign-in"
          reloadDocument
          to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}
        >
          {t('ledger.signInAgain')}
        </Link>
      )}
    </>
  )
}

import { Link } from '@remix-run/react'
import { usePageContext } from '../grid/PageContext'
import { DetailsMenu } from '../ui/DetailsMenu'

interface LedgerMenuProps {
  /** Its settings too, and who may reach it. */
  mayKeep: boolean
  onShare: () => void
}

/** From the ledger to what else there is of it, and to all ledgers. */
export function LedgerMenu({ mayKeep, onShare }: LedgerMenuProps) {
  const { tracker, reading } = usePageContext()
  const { t } = reading
  const entries = [
    ...(mayKeep ? [{ to: `/trackers/${tracker}/settings`, text: t('commands.names.settings') }] : []),
    { to: `/trackers/${tracker}/meetings`, text: t('records.meetings.title') },
    { to: `/trackers/${tracker}/whistles`, text: t('whistles.title') },
    { to: `/trackers/${tracker}/report`, text: t('commands.names.report') },
    { to: `/trackers/${tracker}/as-of`, text: t('commands.names.past') },
    { to: '/?home', text: t('commands.names.home') },
  ]
  return (
    <DetailsMenu className="ledger__menu" label={<span className="visually-hidden">{t('ledger.menu')}</span>}>
      {mayKeep && (
        <button
          className="menu__entry"
          onClick={({ currentTarget }) => {
            // What opens gives the keyboard back to the menu, which is closed by then.
            currentTarget.closest('details')?.querySelector('summary')?.focus()
            onShare()
          }}
        >
          {t('commands.names.share')}
        </button>
      )}
      {entries.map(({ to, text }) => (
        <Link key={to} to={to} className="menu__entry">
          {text}
        </Link>
      ))}
    </DetailsMenu>
  )
}

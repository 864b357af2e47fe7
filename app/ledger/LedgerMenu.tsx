import { Link } from '@remix-run/react'
import { usePageContext } from '../grid/PageContext'
import { DetailsMenu } from '../ui/DetailsMenu'

/** From the ledger to what else there is of it, and to all ledgers. `mayKeep`: its settings too. */
export function LedgerMenu({ mayKeep }: { mayKeep: boolean }) {
  const { tracker, reading } = usePageContext()
  const { t } = reading
  const entries = [
    ...(mayKeep ? [{ to: `/trackers/${tracker}/settings`, text: t('commands.names.settings') }] : []),
    { to: `/trackers/${tracker}/meetings`, text: t('records.meetings.title') },
    { to: `/trackers/${tracker}/as-of`, text: t('commands.names.past') },
    { to: '/?home', text: t('commands.names.home') },
  ]
  return (
    <DetailsMenu className="ledger__menu" label={<span className="visually-hidden">{t('ledger.menu')}</span>}>
      {entries.map(({ to, text }) => (
        <Link key={to} to={to} className="menu__entry">
          {text}
        </Link>
      ))}
    </DetailsMenu>
  )
}

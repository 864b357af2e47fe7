import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { Selection } from '../grid/range/Selection'
import type { ConnectionState } from '../sync/connectionState'
import type { LedgerStore } from '../sync/LedgerStore'
import { SelectionCount } from './SelectionCount'
import { Trouble } from './Trouble'

/** The foot of the page: how many rows, how many found, how many of each light, and what is wrong, if anything is. */
export function StatusBar({
  tracker,
  store,
  selection,
  found,
  isNarrowed,
  state,
}: {
  tracker: string
  store: LedgerStore
  selection: Selection
  found: number
  isNarrowed: boolean
  state: ConnectionState
}) {
  const { t } = useTranslation()
  const { rows, byLight } = store.rollUpOfAll()
  return (
    <footer className="status-bar">
      <span>{t('ledger.rows', { count: rows })}</span>
      {isNarrowed && <span>{t('ledger.found', { count: found })}</span>}
      <span className="status-bar__lights">
        {(['red', 'amber', 'green', 'grey'] as const).map((light) => (
          <span key={light} className={byLight[light] > 0 ? `light light--${light}` : 'status-bar__none'}>
            {t(`light.${light}`)} {byLight[light]}
          </span>
        ))}
      </span>
      <SelectionCount selection={selection} store={store} />
      <Trouble state={state}>
        <Link className="status-bar__past" to={`/trackers/${tracker}/as-of`}>
          {t('panel.past')}
        </Link>
      </Trouble>
    </footer>
  )
}

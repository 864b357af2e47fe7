import { Link } from '@remix-run/react'
import type { ConnectionState } from '../sync/connectionState'
import { lights } from '../model/ledger/light'
import { usePageContext } from '../grid/PageContext'
import { SelectionCount } from './SelectionCount'
import { Trouble } from './Trouble'

/** The foot of the page: who a liaison is here (`share`), how many rows, how many found, how many of each light, and what is wrong, if anything is. */
export function StatusBar({
  found,
  isNarrowed,
  state,
  share,
}: {
  found: number
  isNarrowed: boolean
  state: ConnectionState
  share: string
}) {
  const { tracker, store, reading } = usePageContext()
  const { t } = reading
  const { rows, byLight } = store.rollUpOfAll()
  return (
    <footer className="status-bar">
      {share && <span className="status-bar__share">{share}</span>}
      <span>{t('ledger.rows', { count: rows })}</span>
      {isNarrowed && <span>{t('ledger.found', { count: found })}</span>}
      <span className="status-bar__lights">
        {lights.map((light) => (
          <span key={light} className={byLight[light] > 0 ? `light light--${light}` : 'status-bar__none'}>
            {t(`light.${light}`)} {byLight[light]}
          </span>
        ))}
      </span>
      <SelectionCount />
      <Trouble state={state}>
        <Link className="status-bar__past" to={`/trackers/${tracker}/as-of`}>
          {t('commands.names.past')}
        </Link>
      </Trouble>
    </footer>
  )
}

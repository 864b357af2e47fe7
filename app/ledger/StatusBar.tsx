import { Link } from '@remix-run/react'
import type { ConnectionState } from '../sync/connectionState'
import { lights } from '../model/ledger/light'
import { openMarks } from '../model/records/openMarks'
import type { Seen } from '../model/view/seen'
import { usePageContext } from '../grid/PageContext'
import { SelectionCount } from './SelectionCount'
import { Trouble } from './Trouble'

/** The foot of the page: who a liaison is here (`share`), how many items are seen and with which lights, and what is wrong, if anything is. */
export function StatusBar({ seen, state, share }: { seen: Seen; state: ConnectionState; share: string }) {
  const { tracker, store, reading, connection } = usePageContext()
  const { t } = reading
  const { byLight } = seen.rollUp
  return (
    <footer className="status-bar">
      {share && (
        <span className="status-bar__share" title={share}>
          {share}
        </span>
      )}
      <span>{reading.countText({ ...seen, total: store.rollUpOfAll().total })}</span>
      <span className="status-bar__lights">
        {lights.map((light) => (
          <span key={light} className={byLight[light] > 0 ? `light light--${light}` : 'status-bar__none'}>
            {t(`light.${light}`)} {byLight[light]}
          </span>
        ))}
      </span>
      {connection && <OpenCounts />}
      <SelectionCount />
      <Trouble state={state}>
        <Link className="status-bar__past" to={`/trackers/${tracker}/as-of`}>
          {t('commands.names.past')}
        </Link>
      </Trouble>
    </footer>
  )
}

/** On how many rows what is open, each a filter that is put on by a click, and off by another. */
function OpenCounts() {
  const { openCounts, view, show, reading } = usePageContext()
  const { t } = reading
  const marks = openMarks.filter((mark) => openCounts[mark] > 0 || view.open.includes(mark))
  if (marks.length === 0) return null
  return (
    <span className="status-bar__open" role="group" aria-label={t('asks.openOn')}>
      {marks.map((mark) => {
        const isOn = view.open.includes(mark)
        return (
          <button key={mark} aria-pressed={isOn} onClick={() => show({ ...view, open: isOn ? [] : [mark] })}>
            {t(`asks.filter.${mark}`)} {openCounts[mark]}
          </button>
        )
      })}
    </span>
  )
}

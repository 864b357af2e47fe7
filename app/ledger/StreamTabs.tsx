import { usePageContext } from '../grid/PageContext'
import { ProgressBar } from '../grid/StreamRow'

/** 全部, then one tab a stream, each with its count and how far it is. */
export function StreamTabs({ onChoose }: { onChoose: (stream: string) => void }) {
  const { store, reading, view } = usePageContext()
  const { t } = reading
  const current = view.stream
  return (
    <nav className="tabs" aria-label={t('column.stream')}>
      <button className="tab" aria-current={current === ''} onClick={() => onChoose('')}>
        {t('ledger.all')} <span className="tab__count">{store.rollUpOfAll().rows}</span>
      </button>
      {store.outline().map((stream) => {
        const rollUp = store.rollUpOf(stream)
        const problem = reading.problem(stream.stream)
        return (
          <button
            key={stream.stream.id}
            className={`tab stream-colour-${((stream.number - 1) % 5) + 1}`}
            aria-current={current === stream.stream.id}
            title={reading.titleOf(stream.stream)}
            onClick={() => onChoose(stream.stream.id)}
          >
            {reading.numeral(stream.number)}{' '}
            <span className="tab__name">{problem.name || reading.titleOf(stream.stream)}</span>
            <span className="tab__count">{rollUp.rows}</span>
            <ProgressBar rollUp={rollUp} reading={reading} />
          </button>
        )
      })}
    </nav>
  )
}

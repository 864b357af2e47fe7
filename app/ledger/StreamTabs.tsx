import { usePageContext } from '../grid/PageContext'
import { ProgressBar } from '../grid/StreamRow'

interface StreamTabsProps {
  /** See foundByStream. */
  found: Readonly<Record<string, number>> | null
  onChoose: (stream: string) => void
}

/** 全部, then one tab a stream, each with its count, of which perhaps not all are found, and how far it is. */
export function StreamTabs({ found, onChoose }: StreamTabsProps) {
  const { store, reading, view } = usePageContext()
  const { t } = reading
  const current = view.stream
  const foundInAll = found && Object.values(found).reduce((sum, count) => sum + count, 0)
  const countOf = (count: number | null | undefined, total: number) => (
    <span className="tab__count">{count === null || count === undefined ? total : `${count}/${total}`}</span>
  )
  return (
    <nav className="tabs" aria-label={t('column.stream')}>
      <button className="tab" aria-current={current === ''} onClick={() => onChoose('')}>
        {t('ledger.all')} {countOf(foundInAll, store.rollUpOfAll().total)}
      </button>
      {store.outline().map((stream) => {
        const rollUp = store.rollUpOf(stream)
        return (
          <button
            key={stream.stream.id}
            className={`tab stream-colour-${((stream.number - 1) % 5) + 1}`}
            aria-current={current === stream.stream.id}
            title={reading.streamName(stream)}
            onClick={() => onChoose(stream.stream.id)}
          >
            <span className="tab__name">{reading.streamName(stream)}</span>
            {countOf(found?.[stream.stream.id], rollUp.total)}
            <ProgressBar rollUp={rollUp} reading={reading} />
          </button>
        )
      })}
    </nav>
  )
}

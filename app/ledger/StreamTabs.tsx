import { useEffect, useRef } from 'react'
import { usePageContext } from '../grid/PageContext'
import { ProgressBar } from '../grid/StreamRow'
import { coordinates } from '../model/ledger/person'
import { streamColour } from '../reading/streamColour'
import type { FoundByStream } from '../model/view/seen'

interface StreamTabsProps {
  /** Null where the view narrows nothing. */
  found: FoundByStream | null
  onChoose: (stream: string) => void
}

/** 全部, then one tab a stream, each with how many of its items the view finds, and how far these are. */
export function StreamTabs({ found, onChoose }: StreamTabsProps) {
  const { store, reading, view, desk, person, commands, openStructureMenu } = usePageContext()
  const { t } = reading
  const current = view.stream
  const tabs = useRef<HTMLElement>(null)
  useEffect(() => {
    tabs.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [current])
  const whole = store.rollUpOfAll().total
  const all = found ? Object.values(found).reduce((sum, { total }) => sum + total, 0) : whole
  return (
    <nav ref={tabs} className="tabs" aria-label={reading.columnName('stream')}>
      <button className="tab" aria-current={current === ''} onClick={() => onChoose('')}>
        {t('ledger.all')} <span className="tab__count">{countOf(all, whole)}</span>
      </button>
      {store.outline().map((outline) => {
        const { id } = outline.stream
        const ofStream = store.rollUpOf(outline)
        const rollUp = found?.[id] ?? ofStream
        return (
          <button
            key={id}
            className={`tab ${streamColour(outline.number)}`}
            aria-current={current === id}
            title={reading.streamName(outline)}
            onClick={() => onChoose(id)}
            onContextMenu={(event) => {
              if (!coordinates(person)) return
              event.preventDefault()
              const { left, bottom } = event.currentTarget.getBoundingClientRect()
              openStructureMenu({ kind: 'stream', id }, { x: left, y: bottom })
            }}
          >
            <span className="tab__name">{reading.streamName(outline)}</span>
            <span className="tab__count">{countOf(rollUp.total, ofStream.total)}</span>
            {rollUp.total > 0 && <ProgressBar rollUp={rollUp} reading={reading} />}
          </button>
        )
      })}
      {desk && coordinates(person) && (
        <button
          className="tab tab--add"
          aria-label={t('structure.addStream')}
          title={t('structure.addStream')}
          onClick={() => commands.context.structure.open({ kind: 'new-stream' })}
        >
          +
        </button>
      )}
    </nav>
  )
}

/** `4/12`, where not all of them are found. */
const countOf = (found: number, whole: number) => (found === whole ? String(whole) : `${found}/${whole}`)

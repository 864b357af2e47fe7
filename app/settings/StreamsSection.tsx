import { useState } from 'react'
import { moveStream } from '../model/ledger/streamEdits'
import { streamColour } from '../reading/streamColour'
import { NewStream } from '../structure/NewStream'
import { OrderedList } from '../structure/OrderedList'
import { RemovedList } from '../structure/RemovedList'
import { StreamForm } from '../structure/StreamForm'
import { useStructure } from '../structure/StructureContext'
import { useStoreVersion } from '../sync/useStoreVersion'
import { Section } from '../ui/Section'

/** A ledger's streams, in their order; each opens to all that is said of it (L3, L5). */
export function StreamsSection() {
  const { store, reading, act } = useStructure()
  const { t } = reading
  useStoreVersion(store)
  const [opened, open] = useState<string | null>(null)
  const streams = store.outline().map((outline) => ({ id: outline.stream.id, outline }))
  const nameOf = ({ outline }: (typeof streams)[number]) => reading.titleOf(outline.stream) || t('structure.unnamed')
  return (
    <Section id="streams" title={t('structure.streams')}>
      <p className="section__hint">{t(streams.length > 0 ? 'structure.streamsHint' : 'structure.noStreams')}</p>
      <OrderedList
        label={t('structure.streams')}
        className="shapes"
        entries={streams}
        nameOf={nameOf}
        onMove={(id, after) => {
          const moved = streams.find((stream) => stream.id === id)
          act((desk) => moveStream(desk, id, after), t('structure.changed', { name: moved ? nameOf(moved) : '' }))
        }}
      >
        {(entry) => (
          <>
            <button
              className="shapes__line shapes__line--stream"
              aria-expanded={opened === entry.id}
              aria-label={t('structure.edit', { name: nameOf(entry) })}
              onClick={() => open(opened === entry.id ? null : entry.id)}
            >
              <span className={`shapes__numeral ${streamColour(entry.outline.number)}`}>
                {reading.numeral(entry.outline.number)}
              </span>
              <span className="shapes__name">{nameOf(entry)}</span>
              <span className="shapes__quiet shapes__wide">{reading.problem(entry.outline.stream).name}</span>
              <span className="shapes__quiet">
                {t('structure.items', { count: store.rollUpOf(entry.outline).total })}
              </span>
            </button>
            {opened === entry.id && (
              <div className="shapes__open">
                <StreamForm id={entry.id} onRemoved={() => open(null)} />
              </div>
            )}
          </>
        )}
      </OrderedList>
      <div className="shapes__add">
        <NewStream onAdded={open} />
      </div>
      <RemovedList of="streams" />
    </Section>
  )
}

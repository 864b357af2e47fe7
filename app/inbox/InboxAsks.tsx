import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import type { LedgerRecord } from '../model/records/record'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { askLine } from './askLine'
import { InboxLine } from './InboxLine'

interface InboxAsksProps {
  asks: readonly LedgerRecord[]
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** What others ask of this person by records; done in the row's panel, to which a click leads. */
export function InboxAsks({ asks, store, reading, onGoTo }: InboxAsksProps) {
  const { t } = useTranslation()
  return (
    <ul>
      {asks.map((record) => {
        const row = store.entry(record.item)
        if (!row) return null
        const { ask, when, said } = askLine(t, record, reading.who, reading.momentText(record.changedAt))
        return (
          <InboxLine
            key={record.id}
            row={row}
            why={
              <>
                <LightMark light={store.light(row)} reading={reading} />
                <strong>{ask}</strong>
              </>
            }
            when={when}
            text={said}
            reading={reading}
            onGoTo={onGoTo}
          />
        )
      })}
    </ul>
  )
}

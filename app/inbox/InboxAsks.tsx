import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import type { Person } from '../model/ledger/person'
import { isAskedOf } from '../model/records/asks'
import type { LedgerRecord } from '../model/records/record'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { AskClock } from '../records/AskClock'
import { useRecordContext } from '../records/RecordContext'
import { askLine, dueText, whistlesOf } from './askLine'
import { InboxLine } from './InboxLine'

interface InboxAsksProps {
  tracker: string
  asks: readonly LedgerRecord[]
  person: Person
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** What others ask of this person by records; done in the row's panel, to which a click leads. */
export function InboxAsks({ tracker, asks, person, store, reading, onGoTo }: InboxAsksProps) {
  const { t } = useTranslation()
  const { clock } = useRecordContext()
  return (
    <ul>
      {asks.map((record) => {
        const entry = record.item === null ? undefined : store.entry(record.item)
        const elsewhere = record.kind === 'call' && { title: record.facts.place, to: whistlesOf(tracker, record) }
        const row = entry ?? elsewhere
        if (!row) return null
        const moments = {
          since: reading.momentText(record.changedAt),
          due: dueText(record, reading.momentText),
          nobodyAt: isAskedOf(record, person) ? '' : reading.departmentName(record.department),
        }
        const { ask, when, said } = askLine(t, record, reading.who, moments)
        return (
          <InboxLine
            key={record.id}
            row={row}
            why={
              <>
                {entry && <LightMark light={store.light(entry)} reading={reading} />}
                <strong>{ask}</strong>
                <AskClock record={record} clock={clock} />
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

import './records.css'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { OutlineItem } from '../model/ledger/outline'
import { isAskedOf } from '../model/records/asks'
import type { RecordWithEvents } from '../model/records/itemRecords'
import { openedKinds, type OpenedKind } from '../model/records/record'
import { extendedText } from './extendedText'
import { mayOpen } from './mayOpen'
import { usePageContext } from '../grid/PageContext'
import { RecordForm } from './RecordForm'
import { ReminderStrip } from './ReminderStrip'
import { Whole } from './Whole'
import { useItemRecords } from './useItemRecords'

interface RecordStripsProps {
  entry: OutlineItem
  /** What is being asked, its form open; null: nothing. */
  asking: OpenedKind | null
  onAsk(kind: OpenedKind | null): void
}

/** What is asked about a row and what became of it; and what this person may ask. */
export function RecordStrips({ entry, asking, onAsk }: RecordStripsProps) {
  const { t } = useTranslation()
  const { tracker, person, records, notices, reading, store } = usePageContext()
  const { item } = entry
  const { all, isFailed } = useItemRecords(tracker, item.id, records.version, notices)
  const [isPastShown, showPast] = useState(false)
  const [opened, setOpened] = useState<string | null>(null)
  const list = useRef<HTMLElement>(null)
  const openHere = records.on(item.id)
  const extended = records.extended(item.id)
  const standing = { person, departments: reading.departments, today: store.today, settings: store.settings, records }
  const offered = openedKinds.filter((kind) => mayOpen(kind, entry, standing))
  const unseen = openHere.filter((record) => record.seenAt === null && isAskedOf(record, person))
  const { send } = records
  const unseenIds = unseen.map(({ id }) => id).join(' ')
  useEffect(() => {
    if (unseenIds) void send({ do: 'see', records: unseenIds.split(' ') })
  }, [unseenIds, send])
  const isOpenedShown = all?.records.some(({ record }) => record.id === opened) ?? false
  // The form stood below it: whoever sent it sees what became of it.
  useEffect(() => {
    if (isOpenedShown)
      list.current?.querySelector(`[data-record="${CSS.escape(opened!)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [isOpenedShown, opened])
  const isOpen = new Set(openHere.map(({ id }) => id))
  const wholes = all?.records.filter(({ record }) => record.parent === null) ?? []
  const isGoingOn = ({ record: { id } }: RecordWithEvents) =>
    isOpen.has(id) || openHere.some(({ parent }) => parent === id)
  const present = wholes.filter(isGoingOn)
  const past = wholes.filter((one) => !isGoingOn(one))
  const reminders = all?.reminders ?? []
  if (offered.length + present.length + past.length + reminders.length === 0) return null
  return (
    <section ref={list} className="record-strips" aria-label={t('asks.title')}>
      {extended && <p className="field__hint figures">{extendedText(t, extended)}</p>}
      {present.map((one) => (
        <Whole key={one.record.id} {...one} all={all?.records ?? []} item={item} />
      ))}
      {reminders.length > 0 && <ReminderStrip reminders={reminders} />}
      {isFailed && <p className="field__error">{t('asks.failed')}</p>}
      {asking && offered.includes(asking) ? (
        <RecordForm
          key={asking}
          kind={asking}
          item={item}
          onDone={(id) => {
            setOpened(id)
            onAsk(null)
          }}
        />
      ) : (
        <div className="record-strips__offers">
          {offered.map((kind) => (
            <button key={kind} className="button button--quiet button--small" onClick={() => onAsk(kind)}>
              {t(`asks.open.${kind}`)}
            </button>
          ))}
          {past.length > 0 && (
            <button
              className="button button--quiet button--small"
              aria-expanded={isPastShown}
              onClick={() => showPast(!isPastShown)}
            >
              {t('asks.past', { count: past.length })}
            </button>
          )}
        </div>
      )}
      {isPastShown && past.map((one) => <Whole key={one.record.id} {...one} all={all?.records ?? []} item={item} />)}
    </section>
  )
}

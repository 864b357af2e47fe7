import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { lightShapes } from '../../grid/cells'
import type { Reading } from '../../reading/reading'
import type { AgendaEntry, Arrangement, MeetingState, Position } from '../../model/meeting/meeting'
import type { MeetingCommand } from '../../model/meeting/meetingCommand'
import type { LedgerStore } from '../../sync/LedgerStore'
import { AddToAgenda } from './AddToAgenda'

interface AgendaRailProps {
  state: MeetingState
  position: Position
  store: LedgerStore
  reading: Reading
  /** Null: this reader may not arrange it. */
  send: ((command: MeetingCommand) => void) | null
  onGo(to: Position): void
}

/** The agenda at the side: each line code, title and light; where one is, is inked. */
export function AgendaRail({ state, position, store, reading, send, onGo }: AgendaRailProps) {
  const { t } = useTranslation()
  const [isEditing, setEditing] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [position])
  const { agenda, meeting } = state
  let number = 0
  return (
    <nav className="rail" aria-label={t('meeting.agenda')}>
      <div className="rail__head">
        <h2>{t('meeting.agenda')}</h2>
        {send && (
          <button className="stage-button" aria-pressed={isEditing} onClick={() => setEditing(!isEditing)}>
            {t(isEditing ? 'meeting.doneEditing' : 'meeting.editAgenda')}
          </button>
        )}
      </div>
      {isEditing && send && (
        <div className="rail__tools">
          <select
            aria-label={t('meeting.arrangement')}
            className="stage-input"
            value={meeting.by}
            onChange={(event) => send({ do: 'arrange', by: event.target.value as Arrangement })}
          >
            {(['stream', 'department'] as const).map((by) => (
              <option key={by} value={by}>
                {t(`meeting.by.${by}`)}
              </option>
            ))}
          </select>
          <AddToAgenda store={store} reading={reading} agenda={agenda} onAdd={(item) => send({ do: 'add', item })} />
        </div>
      )}
      <ol className="rail__list" ref={list} tabIndex={-1}>
        <li>
          <EndLine
            label={t('meeting.opening')}
            isHere={position.slide === 'opening'}
            onGo={() => onGo({ slide: 'opening', item: null })}
          />
        </li>
        {agenda.map((entry, i) => {
          const isGone = entry.isGone || !store.entry(entry.item)
          const isSkipped = entry.state === 'skipped' || isGone
          if (!isSkipped) number++
          return (
            <li key={entry.item} className={`rail__entry rail__entry--${isGone ? 'gone' : entry.state}`}>
              <AgendaLine
                entry={entry}
                number={isSkipped ? null : number}
                isHere={position.item === entry.item}
                store={store}
                reading={reading}
                onGo={() => onGo({ slide: 'item', item: entry.item })}
              />
              {isEditing && send && (
                <span className="rail__moves">
                  <button
                    className="stage-button"
                    disabled={i === 0}
                    aria-label={`${t('meeting.moveUp')} ${entry.label.code}`}
                    onClick={() => send({ do: 'move', item: entry.item, after: agenda[i - 2]?.item ?? null })}
                  >
                    ↑
                  </button>
                  <button
                    className="stage-button"
                    disabled={i === agenda.length - 1}
                    aria-label={`${t('meeting.moveDown')} ${entry.label.code}`}
                    onClick={() => send({ do: 'move', item: entry.item, after: agenda[i + 1]!.item })}
                  >
                    ↓
                  </button>
                  <button
                    className="stage-button"
                    onClick={() =>
                      send({ do: 'mark', item: entry.item, state: entry.state === 'skipped' ? 'pending' : 'skipped' })
                    }
                  >
                    {t(entry.state === 'skipped' ? 'meeting.unskip' : 'meeting.skip')}
                  </button>
                  <button
                    className="stage-button"
                    aria-pressed={entry.state === 'discussed'}
                    aria-label={`${t('meeting.discussed')} ${entry.label.code}`}
                    title={t('meeting.discussed')}
                    onClick={() =>
                      send({
                        do: 'mark',
                        item: entry.item,
                        state: entry.state === 'discussed' ? 'pending' : 'discussed',
                      })
                    }
                  >
                    ✓
                  </button>
                </span>
              )}
            </li>
          )
        })}
        {agenda.length === 0 && <li className="rail__nothing">{t('meeting.emptyAgenda')}</li>}
        <li>
          <EndLine
            label={t('meeting.closing')}
            isHere={position.slide === 'closing'}
            onGo={() => onGo({ slide: 'closing', item: null })}
          />
        </li>
      </ol>
    </nav>
  )
}

function EndLine({ label, isHere, onGo }: { label: string; isHere: boolean; onGo(): void }) {
  return (
    <button className="rail__line" aria-current={isHere} onClick={onGo}>
      <span className="rail__title">{label}</span>
    </button>
  )
}

interface AgendaLineProps {
  entry: AgendaEntry
  /** Its place; null for one that is passed over. */
  number: number | null
  isHere: boolean
  store: LedgerStore
  reading: Reading
  onGo(): void
}

function AgendaLine({ entry, number, isHere, store, reading, onGo }: AgendaLineProps) {
  const { t } = useTranslation()
  const row = store.entry(entry.item)
  const title = row ? reading.titleOf(row.item) : reading.titleOf(entry.label)
  const light = row ? store.light(row).light : null
  const note =
    entry.isGone || !row
      ? t('meeting.gone')
      : entry.state === 'skipped'
        ? t('meeting.skipped')
        : entry.state === 'discussed'
          ? t('meeting.discussed')
          : ''
  return (
    <button className="rail__line" aria-current={isHere} title={title} onClick={onGo}>
      <span className="rail__number figures" aria-hidden="true">
        {number}
      </span>
      <span className="rail__title">
        <span className="figures">{row?.code ?? entry.label.code}</span> {title}
        {note && <span className="visually-hidden"> {note}</span>}
      </span>
      {entry.state === 'discussed' && (
        <span className="rail__done" aria-hidden="true">
          ✓
        </span>
      )}
      {light && (
        <span className={`rail__light light--${light}`} title={t(`light.${light}`)}>
          <span aria-hidden="true">{lightShapes[light]}</span>
          <span className="visually-hidden">{t(`light.${light}`)}</span>
        </span>
      )}
    </button>
  )
}

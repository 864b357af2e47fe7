import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { Reading } from '../../reading/reading'
import { agendaMatches } from '../../model/meeting/agendaMatches'
import type { AgendaEntry } from '../../model/meeting/meeting'
import type { LedgerStore } from '../../sync/LedgerStore'

const offered = 20

/** Finds a row by its number or title and puts it on the agenda. */
export function AddToAgenda({
  store,
  reading,
  agenda,
  onAdd,
}: {
  store: LedgerStore
  reading: Reading
  agenda: readonly AgendaEntry[]
  onAdd(item: string): void
}) {
  const { t } = useTranslation()
  const id = useId()
  const [text, setText] = useState('')
  const there = new Set(agenda.map(({ item }) => item))
  const rows = store.outline().flatMap(({ items }) => items.flatMap((entry) => [entry, ...entry.children]))
  const labelled = rows
    .filter(({ item }) => !there.has(item.id))
    .map((entry) => ({ id: entry.item.id, code: entry.code, label: `${entry.code} ${reading.titleOf(entry.item)}` }))
  const found = agendaMatches(labelled, text)
  const chosen = found[0]
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (!chosen) return
    onAdd(chosen.id)
    setText('')
  }
  return (
    <form className="rail__add" onSubmit={add}>
      <input
        className="stage-input"
        list={id}
        aria-label={t('meeting.addToAgenda')}
        placeholder={t('meeting.addHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <datalist id={id}>
        {found.slice(0, offered).map((row) => (
          <option key={row.id} value={row.label} />
        ))}
      </datalist>
      <button className="stage-button" disabled={!chosen} title={chosen?.label}>
        <span className="rail__chosen">
          {chosen ? t('meeting.addThis', { item: chosen.label }) : t('meeting.addToAgenda')}
        </span>
      </button>
    </form>
  )
}

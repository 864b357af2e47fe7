import { useCallback, useEffect, useMemo, useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { stepAgenda } from '../../model/meeting/agenda'
import type { AgendaEntry, MeetingState, Position } from '../../model/meeting/meeting'
import type { LedgerStore } from '../../sync/LedgerStore'
import { problemOf } from '../problemOf'
import type { MeetingReader } from '../useMeeting'

/** As long as it takes to read it (ms). */
const toldFor = 10_000

export interface StageControl {
  /** What this page shows: the meeting's position, or one of this reader's own. */
  position: Position
  /** The reader looks around by themselves. */
  isBrowsing: boolean
  /** Entries that the meeting goes through, in order. */
  entries: AgendaEntry[]
  /** What has to be said for a moment, such as of a row that was passed over; null when nothing. */
  told: string | null
  tell(text: string | null): void
  go(to: Position): void
  step(by: 1 | -1): void
  follow(): void
}

/**
 * Where a page of the meeting stands. The presenter leads: where they go, the meeting goes. Anybody else who goes
 * somewhere looks around by themselves, until they come back (`follow`).
 */
export function useStage(reader: MeetingReader, state: MeetingState, store: LedgerStore, leads: boolean): StageControl {
  const { t } = useTranslation()
  const [own, setOwn] = useState<Position | null>(null)
  const [told, tell] = useState<string | null>(null)
  const { send } = reader
  useEffect(() => {
    if (told === null) return
    const timer = setTimeout(() => tell(null), toldFor)
    return () => clearTimeout(timer)
  }, [told])
  const position = (leads ? null : own) ?? reader.position
  const entries = useMemo(
    () => state.agenda.filter((entry) => entry.state !== 'skipped' && !entry.isGone),
    [state.agenda],
  )
  const go = useCallback(
    (to: Position) => {
      tell(null)
      if (!leads) return setOwn(to)
      void send({ do: 'go', to }).then((sent) => {
        const problem = problemOf(t, sent)
        if (problem !== null) tell(problem)
      })
    },
    [leads, send, t],
  )
  const step = (by: 1 | -1) => {
    const { position: to, gone } = stepAgenda(state.agenda, position, by, (item) => store.item(item) !== undefined)
    go(to)
    if (gone.length === 0) return
    const items = gone
      .map((item) => state.agenda.find((entry) => entry.item === item)!.label.code)
      .join(t('ledger.comma'))
    tell(t('meeting.goneTold', { count: gone.length, items }))
  }
  return {
    position,
    isBrowsing: !leads && own !== null,
    entries,
    told,
    tell,
    go,
    step,
    follow: useCallback(() => setOwn(null), []),
  }
}

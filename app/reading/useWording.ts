import { useMemo } from 'react'
import type { Translate } from '../i18n/Translate'
import { useTranslation } from '../i18n/useTranslation'
import type { Stream } from '../model/ledger/rows'
import { streamsThere } from '../model/ledger/outline'
import type { Department } from '../model/ledger/person'
import { builtInSchema, LedgerSchema, type ColumnRecord } from '../model/ledger/schema'
import { momentIn } from '../model/text/dates'
import { createWording, type Wording } from './wording'

/** How a page that is kept says what is in a ledger, in the reader's language and with full names. */
export interface FullWording extends Wording {
  t: Translate
  /** `2026-11-23 17:05`, in the ledger's time zone. */
  momentText(at: number): string
  /** 1-based place of a stream, for its colour; 0 for one that is no more. */
  streamNumber(id: string): number
}

const none: readonly never[] = []

export function useWording(
  timeZone: string,
  departments: readonly Department[] = none,
  streams: readonly Stream[] = none,
  columns: readonly ColumnRecord[] = builtInSchema.records,
): FullWording {
  const { t, language } = useTranslation()
  return useMemo(() => {
    const wording = createWording({ schema: new LedgerSchema(columns), departments, streams }, language, 'full')
    const there = streamsThere(streams)
    return {
      ...wording,
      t,
      momentText: (at) => momentIn(timeZone, at),
      streamNumber: (id) => there.findIndex((stream) => stream.id === id) + 1,
      // A row may have changed while it had no title yet.
      titleOf: (of) => wording.titleOf(of) || t('records.untitled'),
    }
  }, [t, language, timeZone, departments, streams, columns])
}

import type { Translate } from '../i18n/Translate'
import { answeredFor } from '../model/records/kinds/call'
import type { LedgerRecord } from '../model/records/record'
import { numberText } from '../records/numberText'

/** By when it is to be done: a date, or a moment as `momentText` says it; '' where there is none. */
export function dueText(record: LedgerRecord, momentText: (at: number) => string): string {
  if (record.kind !== 'call') return record.until
  return answeredFor(record.facts) === null ? momentText(record.facts.dueAt) : ''
}

/**
 * What a record asks of the reader, who asks it and with what words, and until when (`dueText`) or since when. `nobodyAt`: how
 * the department is called of which nobody can answer, so that it stands with a coordinator; '' where it is the reader's own.
 */
export function askLine(
  t: Translate,
  record: LedgerRecord,
  who: (by: { name: string; department: string | null }) => string,
  { since, due, nobodyAt }: { since: string; due: string; nobodyAt: string },
): { ask: string; when: string; said: string } {
  const { kind, state, number, by } = record
  const waits = `asks.wait.${kind}.${state}` as 'asks.wait.urge.sent'
  const ask = [t(waits), number && numberText(t, number)].filter(Boolean).join(' ')
  return {
    ask: nobodyAt ? t('asks.nobodyAt', { department: nobodyAt, ask }) : ask,
    when: due ? t('comments.inbox.until', { date: due }) : t('comments.inbox.since', { moment: since }),
    said: [who(by), saidIn(record)].filter(Boolean).join(t('ledger.colon')),
  }
}

/** Where the records of a ledger that stand on no row are, and what is done about them from a phone. */
export function whistlesOf(ledger: string, record: LedgerRecord): string {
  return `/trackers/${ledger}/whistles#${record.parent ?? record.id}`
}

function saidIn(record: LedgerRecord): string {
  switch (record.kind) {
    case 'extension':
      return `${record.facts.from} → ${record.facts.due} ${record.facts.cause}`
    case 'order':
    case 'whistle':
      return record.facts.text
    case 'urge':
      return record.facts.words
    // Where it stands on no row, its place is its name.
    case 'call':
      return record.item === null ? '' : record.facts.place
  }
}

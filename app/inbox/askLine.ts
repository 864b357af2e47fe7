import type { Translate } from '../i18n/Translate'
import type { LedgerRecord } from '../model/records/record'
import { numberText } from '../records/numberText'

/** What a record asks of the reader, who asks it and with what words, and until when or since when. */
export function askLine(
  t: Translate,
  record: LedgerRecord,
  who: (by: { name: string; department: string | null }) => string,
  since: string,
): { ask: string; when: string; said: string } {
  const { kind, state, number, by, until } = record
  const waits = `asks.wait.${kind}.${state}` as 'asks.wait.urge.sent'
  return {
    ask: [t(waits), number && numberText(t, number)].filter(Boolean).join(' '),
    when: until ? t('comments.inbox.until', { date: until }) : t('comments.inbox.since', { moment: since }),
    said: [who(by), saidIn(record)].filter(Boolean).join(t('ledger.colon')),
  }
}

function saidIn(record: LedgerRecord): string {
  switch (record.kind) {
    case 'extension':
      return `${record.facts.from} → ${record.facts.due} ${record.facts.cause}`
    case 'order':
      return record.facts.text
    case 'urge':
      return record.facts.words
  }
}

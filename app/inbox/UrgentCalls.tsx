import { Link } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { AskClock } from '../records/AskClock'
import { UrgencyMark } from '../records/UrgencyMark'
import { QuickSteps } from './QuickSteps'
import { rowAddress } from './rowAddress'
import { waitingLine } from './waitingLine'
import type { AskRow, WaitingRow } from '../model/records/waitingRow'
import type { Wording } from '../reading/wording'

interface UrgentCallsProps {
  waiting: readonly WaitingRow[]
  who: Wording['who']
  /** The server's clock minus this browser's (ms). */
  clock: number
  /** Something was done from here. */
  onDone(): void
}

/** An urgent whistle calls the reader: said over whatever they do, until they answer, or say that they have seen it. */
export function UrgentCalls({ waiting, who, clock, onDone }: UrgentCallsProps) {
  const { t, language } = useTranslation()
  const [seen, setSeen] = useState<ReadonlySet<string>>(new Set())
  const calls = waiting.filter(
    (row): row is AskRow =>
      'record' in row && row.harm === 'urgent' && row.record.state === 'called' && !seen.has(row.record.id),
  )
  if (calls.length === 0) return null
  return (
    <div className="urgent-calls" role="alert" aria-label={t('asks.urgentCall.title')}>
      {calls.map((row) => {
        const { record, ledger, title } = row
        const { ask, said } = waitingLine(t, who, row)
        const see = () => setSeen((known) => new Set([...known, record.id]))
        return (
          <section key={record.id} className="collision urgent-call">
            <p>
              <UrgencyMark record={record} /> <strong>{ask}</strong> <AskClock record={record} clock={clock} />
            </p>
            <p>{title}</p>
            <p className="urgent-call__said">{[ledger.title[language], said].filter(Boolean).join(' · ')}</p>
            <div className="collision__foot">
              <button className="button button--quiet button--small" onClick={see}>
                {t('asks.urgentCall.later')}
              </button>
              <Link className="button button--small" to={rowAddress(row)} onClick={see}>
                {t('asks.urgentCall.open')}
              </Link>
              <QuickSteps row={row} onDone={onDone} />
            </div>
          </section>
        )
      })}
    </div>
  )
}

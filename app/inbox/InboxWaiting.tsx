import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import type { Reading } from '../reading/reading'
import { AskClock } from '../records/AskClock'
import { useRecordContext } from '../records/RecordContext'
import { UrgencyMark } from '../records/UrgencyMark'
import { InboxLine } from './InboxLine'
import { QuickSteps } from './QuickSteps'
import { waitingLine } from './waitingLine'
import { isRed } from './waitingRows'
import type { WaitingRow } from '../model/records/waitingRow'

interface InboxWaitingProps {
  /** The ledger in which one is. */
  tracker: string
  /** In order. */
  rows: readonly WaitingRow[]
  reading: Reading
  onGoTo: (item: string) => void
  /** Something was done from here. */
  onDone: () => void
}

/** As many as one can read; how many more there are is said. What is red is always among them. */
const most = 100

/** What waits for this person in the whole house; a ledger is named where it is another than this one. */
export function InboxWaiting({ tracker, rows, reading, onGoTo, onDone }: InboxWaitingProps) {
  const { t, language } = useTranslation()
  const { clock } = useRecordContext()
  const shown = rows.slice(0, Math.max(most, rows.filter(isRed).length))
  return (
    <>
      <ul>
        {shown.map((row) => {
          const { key, ask, when, said } = waitingLine(t, reading.who, row)
          const isElsewhere = row.ledger.id !== tracker
          return (
            <InboxLine
              key={key}
              row={row}
              where={isElsewhere ? row.ledger.title[language] : ''}
              why={
                <>
                  {row.light && <LightMark light={row.light} reading={reading} />}
                  {'record' in row && <UrgencyMark record={row.record} />}
                  <strong>{ask}</strong>
                  {'record' in row && <AskClock record={row.record} clock={clock} />}
                </>
              }
              when={when}
              text={said}
              onGoTo={isElsewhere || row.to !== undefined ? null : onGoTo}
              acts={'record' in row && <QuickSteps row={row} onDone={onDone} />}
            />
          )
        })}
      </ul>
      {rows.length > shown.length && (
        <p className="field__hint inbox__note">{t('comments.inbox.more', { count: rows.length - shown.length })}</p>
      )}
    </>
  )
}

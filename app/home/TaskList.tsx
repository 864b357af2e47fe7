import { useState, type ReactNode } from 'react'
import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import { QuickSteps } from '../inbox/QuickSteps'
import { waitingLine } from '../inbox/waitingLine'
import { isRed } from '../inbox/waitingRows'
import type { RowName, WaitingRow } from '../model/records/waitingRow'
import type { LightState } from '../model/ledger/light'
import type { Wording } from '../reading/wording'
import { AskClock } from '../records/AskClock'
import { UrgencyMark } from '../records/UrgencyMark'
import type { RedRow } from './ledgerOverview'
import { RowLink } from './RowLink'

/** As many as one reads before one asks for more. */
const first = 12

type ListWording = Pick<Wording, 'lightText' | 'who'>
interface ListProps<Row> {
  rows: readonly Row[]
  wording: ListWording
  /** Where there is only one, nobody needs its name. */
  namesLedgers: boolean
}

/** What waits for the reader, over all ledgers; what is red among it is never folded away. */
export function TaskList({
  rows,
  clock,
  onDone,
  ...shown
}: ListProps<WaitingRow> & {
  /** Something was done from here. */
  onDone(): void
  /** The server's clock minus this browser's (ms). */
  clock: number
}) {
  const { t } = useTranslation()
  const lines = rows.map((row) => {
    const { key, ask, when, said } = waitingLine(t, shown.wording.who, row)
    const isAsked = 'record' in row
    return {
      ...{ row, key, ask, said: [when, said] },
      mark: isAsked && <UrgencyMark record={row.record} />,
      left: isAsked && <AskClock record={row.record} clock={clock} />,
      acts: isAsked && <QuickSteps row={row} onDone={onDone} />,
    }
  })
  return <Lines lines={lines} least={Math.max(first, rows.filter(isRed).length)} {...shown} />
}

/** What is red, over all ledgers. */
export function RedList({ rows, ...shown }: ListProps<RedRow>) {
  const { t } = useTranslation()
  const lines = rows.map((row) => ({
    row,
    key: `${row.ledger.id}/${row.item}`,
    ask: '',
    said: [row.lead, row.due && t('comments.inbox.until', { date: row.due })],
  }))
  return <Lines lines={lines} least={first} {...shown} />
}

interface LinesProps extends Omit<ListProps<never>, 'rows'> {
  lines: readonly {
    row: RowName & { light: LightState | null }
    key: string
    ask: string
    said: readonly string[]
    /** What stands before that. */
    mark?: ReactNode
    /** What is left of its time. */
    left?: ReactNode
    /** What is done without opening it. */
    acts?: ReactNode
  }[]
  /** So many are shown at first. */
  least: number
}

function Lines({ lines, least, wording: { lightText }, namesLedgers }: LinesProps) {
  const { t, language } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? lines : lines.slice(0, least)
  return (
    <>
      <ul className="home__rows" tabIndex={-1}>
        {shown.map(({ row, key, ask, said, mark, left, acts }) => (
          <RowLink
            key={key}
            row={row}
            head={
              <>
                {row.light && <LightMark light={row.light} reading={{ t, lightText }} />}
                {mark}
                {ask && <strong>{ask}</strong>}
                {left}
              </>
            }
            foot={[namesLedgers ? row.ledger.title[language] : '', ...said].filter(Boolean).join(' · ')}
            acts={acts}
          />
        ))}
      </ul>
      {lines.length > shown.length && (
        <button className="button button--quiet button--small" onClick={() => setWhole(true)}>
          {t('home.more', { count: lines.length - shown.length })} ▾
        </button>
      )}
    </>
  )
}

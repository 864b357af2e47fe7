import { useState, type ReactNode } from 'react'
import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import { askLine } from '../inbox/askLine'
import { askText, taskSaid, taskWhen } from '../inbox/taskText'
import type { LightState } from '../model/ledger/light'
import type { Wording } from '../reading/wording'
import { AskClock } from '../records/AskClock'
import type { AskRow, RedRow, RowName, TaskRow } from './ledgerOverview'
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

/** What waits for the reader, over all ledgers: what somebody asks of them, then what the rows themselves ask. */
export function TaskList({
  rows,
  asks,
  clock,
  ...shown
}: ListProps<TaskRow> & {
  asks: readonly AskRow[]
  /** The server's clock minus this browser's (ms). */
  clock: number
}) {
  const { t } = useTranslation()
  const asked = asks.map((row) => {
    const { ask, when, said } = askLine(t, row.record, shown.wording.who, row)
    return { row, key: row.record.id, ask, said: [when, said], left: <AskClock record={row.record} clock={clock} /> }
  })
  const waiting = rows.map((row) => ({
    row,
    key: `${row.ledger.id}/${row.item}`,
    ask: askText(t, row.task),
    said: [taskWhen(t, row.task, row.due, row.since), taskSaid(t, row.task, shown.wording.who)],
  }))
  return <Lines lines={[...asked, ...waiting]} {...shown} />
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
  return <Lines lines={lines} {...shown} />
}

interface LinesProps extends Omit<ListProps<never>, 'rows'> {
  lines: readonly {
    row: RowName & { light: LightState | null }
    key: string
    ask: string
    said: readonly string[]
    /** What is left of its time. */
    left?: ReactNode
  }[]
}

function Lines({ lines, wording: { lightText }, namesLedgers }: LinesProps) {
  const { t, language } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? lines : lines.slice(0, first)
  return (
    <>
      <ul className="home__rows">
        {shown.map(({ row, key, ask, said, left }) => (
          <RowLink
            key={key}
            row={row}
            head={
              <>
                {row.light && <LightMark light={row.light} reading={{ t, lightText }} />}
                {ask && <strong>{ask}</strong>}
                {left}
              </>
            }
            foot={[namesLedgers ? row.ledger.title[language] : '', ...said].filter(Boolean).join(' · ')}
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

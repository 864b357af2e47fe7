import { useState } from 'react'
import { LightMark } from '../grid/cells'
import { useTranslation } from '../i18n/useTranslation'
import { askText, taskSaid, taskWhen } from '../inbox/taskText'
import type { Wording } from '../reading/wording'
import type { RedRow, TaskRow } from './ledgerOverview'
import { RowLink } from './RowLink'

/** As many as one reads before one asks for more. */
const first = 12

interface ListProps<Row> {
  rows: readonly Row[]
  wording: Pick<Wording, 'lightText' | 'who'>
  /** Where there is only one, nobody needs its name. */
  namesLedgers: boolean
}

/** What waits for the reader, over all ledgers. */
export function TaskList({ rows, wording, namesLedgers }: ListProps<TaskRow>) {
  const { t, language } = useTranslation()
  return (
    <Cut rows={rows}>
      {(row) => (
        <RowLink
          key={`${row.ledger.id}/${row.item}`}
          row={row}
          head={
            <>
              <LightMark light={row.light} reading={{ t, lightText: wording.lightText }} />
              <strong>{askText(t, row.task)}</strong>
            </>
          }
          foot={[
            namesLedgers && row.ledger.title[language],
            taskWhen(t, row.task, row.due, row.since),
            taskSaid(t, row.task, wording.who),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      )}
    </Cut>
  )
}

/** What is red, over all ledgers. */
export function RedList({ rows, wording, namesLedgers }: ListProps<RedRow>) {
  const { t, language } = useTranslation()
  return (
    <Cut rows={rows}>
      {(row) => (
        <RowLink
          key={`${row.ledger.id}/${row.item}`}
          row={row}
          head={<LightMark light={row.light} reading={{ t, lightText: wording.lightText }} />}
          foot={[
            namesLedgers && row.ledger.title[language],
            row.lead,
            row.due && t('comments.inbox.until', { date: row.due }),
          ]
            .filter(Boolean)
            .join(' · ')}
        />
      )}
    </Cut>
  )
}

function Cut<Row>({ rows, children }: { rows: readonly Row[]; children: (row: Row) => React.ReactNode }) {
  const { t } = useTranslation()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? rows : rows.slice(0, first)
  return (
    <>
      <ul className="home__rows">{shown.map(children)}</ul>
      {rows.length > shown.length && (
        <button className="button button--quiet button--small" onClick={() => setWhole(true)}>
          {t('home.more', { count: rows.length - shown.length })} ▾
        </button>
      )}
    </>
  )
}

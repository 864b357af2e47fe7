import type { MeetingRecord } from '../model/meeting/record'
import type { Minutes } from '../model/meeting/keptMinutes'
import { pointOfBase } from '../history/askedPoint'
import { useWording } from '../reading/useWording'
import { isOpenDecision } from '../model/meeting/meeting'
import { coordinates, type Person } from '../model/ledger/person'
import { WatchedLedger } from '../ledger/WatchedLedger'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { Attendance } from './Attendance'
import type { DecisionRow } from './decisionRows'
import { DecisionsTable } from './DecisionsTable'
import { MinutesSection } from './MinutesSection'
import { RecordChanges } from './RecordChanges'
import { RecordHead } from './RecordHead'
import { RecordSection } from './RecordSection'

interface RecordPageProps extends Omit<MeetingRecord, 'agenda' | 'carried'> {
  person: Person
  discussed: number
  /** Of all rows that changed in more than their light; the comparison has the first of them. */
  changedRows: number
  lightOnly: number
  /** Rows of the decisions that are in the ledger now, by id. */
  rows: Record<string, DecisionRow>
  minutes: Minutes | null
}

/** All that is kept of one meeting: facts, minutes, decisions, what changed, who was there. On paper: the minutes. */
export function RecordPage({
  tracker,
  departments,
  columns,
  streams,
  meeting,
  decisions,
  attendance,
  comparison,
  person,
  discussed,
  changedRows,
  lightOnly,
  rows,
  minutes,
}: RecordPageProps) {
  const { timeZone } = tracker.settings
  const reading = useWording(timeZone, departments, streams, columns)
  const { t, language } = reading
  const root = `/trackers/${tracker.id}`
  const isClosed = meeting.closedAt !== null
  const span = { from: pointOfBase(meeting.base), to: isClosed ? `meeting:${meeting.id}` : 'now' }
  const valid = decisions.filter(({ withdrawnAt }) => withdrawnAt === null)
  const open = valid.filter((decision) => isOpenDecision(decision, (item) => rows[item]?.status ?? null))
  const counts = { discussed, decided: valid.length, open: open.length }
  const anchors = [
    ...(minutes ? [['minutes', null] as const] : []),
    ['decisions', valid.length] as const,
    ['changes', changedRows] as const,
    ['attendance', attendance.length] as const,
  ]
  return (
    <WatchedLedger tracker={tracker} person={person}>
      <TopBar person={person}>
        <Trail
          steps={[
            { to: root, text: tracker.title[language] },
            { to: `${root}/meetings`, text: t('records.pages.meetings') },
          ]}
        />
      </TopBar>
      <main className="page record">
        <RecordHead
          tracker={tracker}
          meeting={meeting}
          counts={counts}
          hasMinutes={minutes !== null}
          span={span}
          reading={reading}
        />
        <nav aria-label={t('records.record.sections')} className="record__anchors">
          {anchors.map(([id, count]) => (
            <a key={id} href={`#${id}`}>
              {t(`records.record.${id}`)} {count !== null && <span className="figures">{count}</span>}
            </a>
          ))}
        </nav>
        <div className="record__sections">
          {minutes && (
            <MinutesSection
              address={`${root}/meetings/${meeting.id}/minutes`}
              first={minutes}
              mayEdit={coordinates(person)}
              timeZone={timeZone}
            />
          )}
          <RecordSection id="decisions">
            <DecisionsTable
              decisions={decisions}
              rows={rows}
              tracker={tracker.id}
              maySettle={coordinates(person)}
              reading={reading}
            />
          </RecordSection>
          <RecordSection id="changes">
            <RecordChanges
              comparison={comparison}
              changedRows={changedRows}
              lightOnly={lightOnly}
              tracker={tracker.id}
              streams={streams}
              departments={departments}
              span={span}
              reading={reading}
            />
          </RecordSection>
          <RecordSection id="attendance">
            <Attendance attendance={attendance} departments={departments.map(({ id }) => id)} reading={reading} />
          </RecordSection>
        </div>
      </main>
    </WatchedLedger>
  )
}

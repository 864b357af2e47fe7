import type { FullWording } from '../reading/useWording'
import type { Attendee } from '../model/meeting/meeting'
import { presentAt } from '../model/meeting/present'

/** Who had the ledger open: the working team, the units, and who is of none; and when they were first and last seen. */
export function Attendance({
  attendance,
  departments,
  reading,
}: {
  attendance: readonly Attendee[]
  /** Ids in the house's order. */
  departments: readonly string[]
  reading: FullWording
}) {
  const { t } = reading
  if (attendance.length === 0) return <p className="records__hint">{t('records.record.noAttendance')}</p>
  const { team, units, others } = presentAt(attendance, departments)
  const groups = [
    { name: t('records.record.team'), people: team },
    ...units.map(({ department, people }) => ({ name: reading.departmentName(department), people })),
    { name: t('records.record.others'), people: others },
  ]
  return (
    <table className="table records__table">
      <thead>
        <tr>
          <th scope="col">{t('records.record.personDepartment')}</th>
          <th scope="col">{t('records.record.person')}</th>
          <th scope="col">{t('records.record.seen')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.flatMap(({ name, people }) =>
          people.map(({ person, firstSeen, lastSeen }) => (
            <tr key={person.id}>
              <td>{name}</td>
              <th scope="row">{person.name}</th>
              <td>
                <time>{reading.momentText(firstSeen)}</time>
                {reading.momentText(lastSeen) !== reading.momentText(firstSeen) && (
                  <>
                    {' '}
                    – <time>{reading.momentText(lastSeen).slice(11)}</time>
                  </>
                )}
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  )
}

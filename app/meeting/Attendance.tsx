import type { FullWording } from '../reading/useWording'
import type { Attendee } from '../model/meeting/meeting'

/** Who had the ledger open, department by department in the order in which they came, and when they were first and last seen. */
export function Attendance({ attendance, reading }: { attendance: readonly Attendee[]; reading: FullWording }) {
  const { t } = reading
  if (attendance.length === 0) return <p className="records__hint">{t('records.record.noAttendance')}</p>
  const departments = [...new Set(attendance.map(({ person }) => person.department))]
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
        {departments
          .flatMap((department) => attendance.filter(({ person }) => person.department === department))
          .map(({ person, firstSeen, lastSeen }) => (
            <tr key={person.id}>
              <td>
                {person.department === null ? t('records.noDepartment') : reading.departmentName(person.department)}
              </td>
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
          ))}
      </tbody>
    </table>
  )
}

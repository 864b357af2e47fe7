import { Form, Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { PersonRecord } from '../ports/people'
import type { Department } from '../model/ledger/person'
import { useWording } from '../reading/useWording'
import { refusedAt, type MadeHere, type Refused } from './acted'
import { EditPerson } from './EditPerson'
import { LastSeen } from './LastSeen'
import { usePeopleAddress } from './usePeopleAddress'

interface PeopleTableProps {
  people: readonly PersonRecord[]
  departments: readonly Department[]
  timeZone: string
  /** Who looks. */
  me: string
  /** Whose row is open. */
  editing: string | null
  /** A link that was just made for whose row is open. */
  made: MadeHere | null
  refused: Refused | undefined
}

/** Everybody, one row each. A row is read until its "edit" opens it, in place and by an address, so without script too. */
export function PeopleTable({ people, departments, timeZone, me, editing, made, refused }: PeopleTableProps) {
  const { t } = useTranslation()
  if (people.length === 0) return <p className="people__hint">{t('people.nobodyFound')}</p>
  return (
    <div className="people__scroll">
      <table className="table people__table" aria-labelledby="people-title">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col" className="people__account">
              {t('people.account')}
            </th>
            <th scope="col">{t('people.role')}</th>
            <th scope="col" className="people__long">
              {t('people.department')}
            </th>
            <th scope="col" className="people__brief">
              {t('people.lastSeen')}
            </th>
            <th scope="col" className="people__actions">
              <span className="visually-hidden">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => {
            const row = { person, departments, timeZone }
            if (editing !== person.id) return <ReadRow key={person.id} {...row} isMe={person.id === me} />
            const here = refusedAt(refused, ['person-save', 'person-reset', 'person-disable'], person.id)
            return <EditPerson key={person.id} {...row} made={made?.id === person.id ? made : null} refused={here} />
          })}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  person: PersonRecord
  departments: readonly Department[]
  timeZone: string
  isMe: boolean
}

function ReadRow({ person, departments, timeZone, isMe }: RowProps) {
  const { t } = useTranslation()
  const { departmentName } = useWording(timeZone, departments)
  const { addressOf } = usePeopleAddress()
  return (
    <tr className={person.disabled ? 'people__row--off' : undefined}>
      <th scope="row">
        {person.name}
        {isMe && <span className="people__aside"> {t('people.you')}</span>}
        {person.disabled && <span className="people__tag">{t('people.disabled')}</span>}
      </th>
      <td>
        {person.account}
        {person.mail !== '' && <span className="people__aside people__mail"> {person.mail}</span>}
      </td>
      <td>
        {t(`houseRole.${person.houseRole}`)}
        <ReachedLedgers ledgers={person.ledgers} />
      </td>
      <td>{departmentName(person.department)}</td>
      <td>
        <LastSeen person={person} timeZone={timeZone} />
      </td>
      <td className="people__actions">
        {person.disabled && (
          <Form method="post" action={addressOf({ section: 'people' })} preventScrollReset>
            <input type="hidden" name="id" value={person.id} />
            <button
              className="button button--small"
              name="intent"
              value="person-enable"
              aria-label={t('people.enableOf', { name: person.name })}
            >
              {t('people.enable')}
            </button>
          </Form>
        )}
        <Link
          to={addressOf({ edit: person.id })}
          preventScrollReset
          className="button button--quiet button--small"
          aria-label={t('people.editOf', { name: person.name })}
        >
          {t('people.edit')}
        </Link>
      </td>
    </tr>
  )
}

/** How many ledgers somebody reaches; opened, which, and as what. */
function ReachedLedgers({ ledgers }: Pick<PersonRecord, 'ledgers'>) {
  const { t, language } = useTranslation()
  if (ledgers.length === 0) return null
  return (
    <details className="people__reached">
      <summary>{t('people.reaches', { count: ledgers.length })}</summary>
      <ul>
        {ledgers.map(({ ledger, access }) => (
          <li key={ledger.id}>
            {t('people.reachesAs', { ledger: ledger.title[language], access: t(`role.${access}`) })}
          </li>
        ))}
      </ul>
    </details>
  )
}

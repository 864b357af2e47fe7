import { Form, Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { PersonRecord } from '../ports/people'
import type { Department } from '../model/ledger/person'
import { refusedAt, type Refused } from './acted'
import { DepartmentSelect, RoleSelect } from './RightsSelects'
import { momentIn } from '../model/text/dates'
import { useWording } from '../reading/useWording'
import { useProblemText } from './useProblemText'

interface PeopleTableProps {
  people: readonly PersonRecord[]
  departments: readonly Department[]
  timeZone: string
  /** Who looks. */
  me: string
  /** Whose row is open. */
  editing: string | null
  refused: Refused | undefined
}

/** Everybody, one row each. A row is read until its "edit" opens it, in place and by an address, so without script too. */
export function PeopleTable({ people, departments, timeZone, me, editing, refused }: PeopleTableProps) {
  const { t } = useTranslation()
  return (
    <div className="people__scroll">
      <table className="table people__table" aria-labelledby="people-title">
        <thead>
          <tr>
            <th scope="col">{t('people.name')}</th>
            <th scope="col" className="people__brief">
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
            const here = refusedAt(refused, ['person-save', 'person-disable', 'person-enable'], person.id)
            const row = { person, departments, timeZone, isMe: person.id === me, refused: here }
            return editing === person.id ? <EditRow key={person.id} {...row} /> : <ReadRow key={person.id} {...row} />
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
  refused: Refused | undefined
}

function ReadRow({ person, departments, timeZone, isMe }: RowProps) {
  const { t } = useTranslation()
  const { departmentName } = useWording(timeZone, departments)
  return (
    <tr className={person.disabled ? 'people__row--off' : undefined}>
      <NameCell person={person} isMe={isMe} />
      <td>{person.account}</td>
      <td>{t(`role.${person.role}`)}</td>
      <td>{departmentName(person.department)}</td>
      <td>
        <LastSeen person={person} timeZone={timeZone} />
      </td>
      <td className="people__actions">
        {person.disabled && (
          <Form method="post" action="/people#people" preventScrollReset>
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
          to={`/people?edit=${person.id}`}
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

function EditRow({ person, departments, timeZone, isMe, refused }: RowProps) {
  const { t } = useTranslation()
  const problem = useProblemText()(refused)
  const form = `person-${person.id}`
  const { name } = person
  return (
    <>
      <tr className={problem ? 'people__row--open people__row--wrong' : 'people__row--open'}>
        <NameCell person={person} isMe={isMe} />
        <td>{person.account}</td>
        <td>
          <RoleSelect
            form={form}
            value={refused?.values.role ?? person.role}
            label={t('people.roleOf', { name })}
            autoFocus
          />
        </td>
        <td>
          <DepartmentSelect
            form={form}
            departments={departments}
            value={refused?.values.department ?? person.department ?? ''}
            label={t('people.departmentOf', { name })}
          />
        </td>
        <td>
          <LastSeen person={person} timeZone={timeZone} />
        </td>
        <td className="people__actions">
          <Form id={form} method="post" action="/people#people" preventScrollReset className="people__buttons">
            <input type="hidden" name="id" value={person.id} />
            <button className="button button--primary button--small" name="intent" value="person-save">
              {t('people.save')}
            </button>
            <Link to="/people" preventScrollReset className="button button--quiet button--small">
              {t('people.cancel')}
            </Link>
            {!person.disabled && (
              <button className="button button--danger button--small" name="intent" value="person-disable">
                {t('people.disable')}
              </button>
            )}
          </Form>
        </td>
      </tr>
      {problem && (
        <tr className="people__row--open">
          <td colSpan={6}>
            <p className="field__error" role="alert">
              {problem}
            </p>
          </td>
        </tr>
      )}
    </>
  )
}

function NameCell({ person, isMe }: { person: PersonRecord; isMe: boolean }) {
  const { t } = useTranslation()
  return (
    <th scope="row">
      {person.name}
      {isMe && <span className="people__aside"> {t('people.you')}</span>}
      {person.disabled && <span className="people__tag">{t('people.disabled')}</span>}
    </th>
  )
}

function LastSeen({ person, timeZone }: { person: PersonRecord; timeZone: string }) {
  const { t } = useTranslation()
  if (person.lastSeenAt === null) return <span className="people__aside">{t('people.never')}</span>
  return <time dateTime={new Date(person.lastSeenAt).toISOString()}>{momentIn(timeZone, person.lastSeenAt)}</time>
}

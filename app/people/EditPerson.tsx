import { Form } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { Department } from '../model/ledger/person'
import type { PersonRecord } from '../ports/people'
import { useWording } from '../reading/useWording'
import { CopyLink } from '../ui/CopyLink'
import type { MadeHere, Refused } from './acted'
import { LastSeen } from './LastSeen'
import { DepartmentSelect, RoleSelect } from './RightsSelects'
import { RowForm, UnderRow } from './RowForm'
import { usePeopleAddress } from './usePeopleAddress'
import { useProblemText } from './useProblemText'

interface EditPersonProps {
  person: PersonRecord
  departments: readonly Department[]
  timeZone: string
  made: MadeHere | null
  refused: Refused | undefined
}

/** Somebody's row, opened: what is saved together, and under it what is done at once. */
export function EditPerson({ person, departments, timeZone, made, refused }: EditPersonProps) {
  const { t } = useTranslation()
  const problem = useProblemText()(refused)
  const form = `person-${person.id}`
  const { name } = person
  // The row stays open, and on its page, when something is refused.
  const action = usePeopleAddress().addressOf({ edit: person.id, section: 'people' })
  return (
    <>
      <tr className="people__row--open people__row--continued">
        <th scope="row">
          <input
            form={form}
            name="name"
            className="input"
            required
            maxLength={100}
            autoFocus={!made}
            defaultValue={refused?.values.name ?? name}
            aria-label={t('people.nameOf', { name })}
          />
        </th>
        <td>
          {person.account}
          <input
            form={form}
            name="mail"
            type="email"
            className="input people__mail"
            maxLength={254}
            placeholder={t('people.mail')}
            defaultValue={refused?.values.mail ?? person.mail}
            aria-label={t('people.mailOf', { name })}
          />
        </td>
        <td>
          <RoleSelect
            form={form}
            value={refused?.values.role ?? person.houseRole}
            label={t('people.roleOf', { name })}
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
          <RowForm form={form} action={action} id={person.id} intent="person-save" />
        </td>
      </tr>
      <UnderRow problem={problem}>
        {!person.disabled && <AtOnce person={person} action={action} />}
        <div role="status">{made && <ResetLink made={made} name={name} timeZone={timeZone} />}</div>
      </UnderRow>
    </>
  )
}

function AtOnce({ person, action }: { person: PersonRecord; action: string }) {
  const { t } = useTranslation()
  return (
    <Form method="post" action={action} preventScrollReset className="people__at-once">
      <input type="hidden" name="id" value={person.id} />
      <button className="button button--small" name="intent" value="person-reset">
        {t('people.makeReset')}
      </button>
      <span className="field__hint">{t('people.makeResetHint')}</span>
      <button className="button button--danger button--small" name="intent" value="person-disable">
        {t('people.disable')}
      </button>
    </Form>
  )
}

function ResetLink({ made, name, timeZone }: { made: MadeHere; name: string; timeZone: string }) {
  const { t } = useTranslation()
  const { momentText } = useWording(timeZone, [])
  return (
    <div className="notice people__made">
      <p>{t('people.resetLinkOnce', { name, when: momentText(made.expiresAt) })}</p>
      <CopyLink url={made.url} label={t('people.resetLink')} />
    </div>
  )
}

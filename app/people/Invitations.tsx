import { Form, Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { Invitation } from '../ports/people'
import type { Department } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import { CopyLink } from '../ui/CopyLink'
import type { MadeHere, Refused } from './acted'
import { DepartmentSelect, RoleSelect } from './RightsSelects'
import { usePeopleAddress } from './usePeopleAddress'
import { useWording } from '../reading/useWording'

interface InvitationsProps {
  /** Those to show, of `count` that are open. */
  invitations: readonly Invitation[]
  count: number
  departments: readonly Department[]
  ledgers: readonly Pick<Tracker, 'id' | 'title'>[]
  timeZone: string
  made: MadeHere | null
  refused: Refused | undefined
}

/** Makes invitation links, shows the one just made, and lists those that nobody has used yet. */
export function Invitations({ invitations, count, departments, ledgers, timeZone, made, refused }: InvitationsProps) {
  const { t, language } = useTranslation()
  const { addressOf } = usePeopleAddress()
  const grantsText = ({ grants }: Invitation) =>
    grants
      .map(({ ledger, access }) =>
        t('adminLog.accessIn', { ledger: ledger.title[language], access: t(`access.granted.${access}`) }),
      )
      .join(t('adminLog.and'))
  const { departmentName, momentText } = useWording(timeZone, departments)
  const whom = (invitation: Invitation) =>
    [
      invitation.name,
      t(`houseRole.${invitation.houseRole}`),
      departmentName(invitation.department),
      grantsText(invitation),
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <>
      <p className="people__hint">
        {t('people.inviteHint')} <Link to="/people/list">{t('people.inviteMany')}</Link>
      </p>
      <Form method="post" action={addressOf({ section: 'invitations' })} preventScrollReset className="people__form">
        <div className="field">
          <label htmlFor="invite-role">{t('people.role')}</label>
          <RoleSelect id="invite-role" value={refused?.values.role ?? 'member'} />
        </div>
        <div className="field people__wide">
          <label htmlFor="invite-department">{t('people.department')}</label>
          <DepartmentSelect id="invite-department" departments={departments} value={refused?.values.department ?? ''} />
        </div>
        <div className="field people__wide">
          <label htmlFor="invite-coordinates">{t('people.coordinates')}</label>
          <select
            id="invite-coordinates"
            name="coordinates"
            className="input"
            defaultValue={refused?.values.coordinates ?? ''}
          >
            <option value="">{t('people.coordinatesNone')}</option>
            {ledgers.map(({ id, title }) => (
              <option key={id} value={id}>
                {title[language]}
              </option>
            ))}
          </select>
        </div>
        <button className="button button--primary" name="intent" value="invite">
          {t('people.invite')}
        </button>
      </Form>
      <div role="status">
        {made && (
          <div className="notice people__made">
            <p>{t('people.linkOnce', { when: momentText(made.expiresAt) })}</p>
            <CopyLink url={made.url} label={t('people.link')} />
          </div>
        )}
      </div>
      <h3 className="people__subheading" id="open-invitations">
        {t('people.openInvitations')}
      </h3>
      {invitations.length === 0 ? (
        <p className="people__hint">{t(count === 0 ? 'people.noInvitations' : 'people.nobodyFound')}</p>
      ) : (
        <div className="people__scroll">
          <table className="table people__table" aria-labelledby="open-invitations">
            <thead>
              <tr>
                <th scope="col">{t('people.whomInvited')}</th>
                <th scope="col" className="people__long">
                  {t('people.department')}
                </th>
                <th scope="col">{t('people.createdAt')}</th>
                <th scope="col">{t('people.validUntil')}</th>
                <th scope="col" className="people__actions">
                  <span className="visually-hidden">{t('people.actions')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {invitations.map((invitation) => (
                <tr key={invitation.id}>
                  <th scope="row">
                    {invitation.name !== '' && (
                      <>
                        {invitation.name} <span className="people__aside">{invitation.account}</span> ·{' '}
                      </>
                    )}
                    {t(`houseRole.${invitation.houseRole}`)}
                    {invitation.grants.length > 0 && <span className="people__aside"> {grantsText(invitation)}</span>}
                  </th>
                  <td>{departmentName(invitation.department)}</td>
                  <td>
                    <time>{momentText(invitation.createdAt)}</time>
                  </td>
                  <td>
                    <time>{momentText(invitation.expiresAt)}</time>
                  </td>
                  <td className="people__actions">
                    <Form method="post" action={addressOf({ section: 'invitations' })} preventScrollReset>
                      <input type="hidden" name="id" value={invitation.id} />
                      <button
                        className="button button--quiet button--small"
                        name="intent"
                        value="withdraw"
                        aria-label={t('people.withdrawOf', { whom: whom(invitation) })}
                      >
                        {t('people.withdraw')}
                      </button>
                    </Form>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

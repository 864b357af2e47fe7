import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { PeopleError, Reached } from '../ports/people'
import type { HouseRole } from '../model/house/housePerson'
import type { Department } from '../model/ledger/person'
import { LanguageSwitch } from '../ui/TopBar'
import type { Problem } from './answer'
import { Field } from '../ui/Field'
import { momentIn } from '../model/text/dates'
import { useProblemText } from './useProblemText'

export interface OpenInvitation {
  houseRole: HouseRole
  department: Department['name'] | null
  grants: Reached[]
  /** For whom it was made; '' where that was not said. */
  name: string
  account: string
  expiresAt: number
  asksToBegin: boolean
  timeZone: string
  /** Who is signed in in this browser already. */
  signedInAs: string | null
}

type Refused = Problem & { account: string; name: string }

/** An open invitation: for whom it is, and the form that accepts it. */
export function InvitationSheet({ invitation, refused }: { invitation: OpenInvitation; refused: Refused | undefined }) {
  const { t, language } = useTranslation()
  const text = useProblemText()(refused)
  const isBusy = useNavigation().formMethod === 'POST'
  const errorAt = (...errors: PeopleError[]) => (refused && errors.includes(refused.error) ? text : null)
  const { department, grants, expiresAt, timeZone, signedInAs } = invitation
  const role = t(`houseRole.${invitation.houseRole}`)
  const invited = department
    ? t('people.invitedFor', { role, department: department[language] })
    : t('people.invitedAs', { role })
  return (
    <main className="card sheet">
      <h1 className="page__title">{t('people.invitationTitle')}</h1>
      <p className="sheet__lead">{invited}</p>
      {grants.map(({ ledger, access }) => (
        <p key={ledger.id} className="sheet__hint">
          {t('people.invitedTo', { ledger: ledger.title[language], access: t(`access.granted.${access}`) })}
        </p>
      ))}
      <p className="sheet__hint">{t('people.expiresAt', { when: momentIn(timeZone, expiresAt) })}</p>
      {signedInAs && <p className="notice">{t('people.switchesFrom', { name: signedInAs })}</p>}
      <Form method="post" className="sheet__form">
        <Field
          label={t('people.account')}
          hint={t('people.accountHint')}
          error={errorAt('account-taken', 'account-malformed')}
          name="account"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          required
          autoFocus
          defaultValue={refused?.account ?? invitation.account}
        />
        <Field
          label={t('people.name')}
          hint={t('people.nameHint')}
          error={errorAt('name-missing')}
          name="name"
          autoComplete="name"
          maxLength={100}
          required
          defaultValue={refused?.name ?? invitation.name}
        />
        <Field
          label={t('people.password')}
          hint={t('people.passwordHint')}
          error={errorAt('password-too-short', 'password-too-long')}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          required
        />
        {invitation.asksToBegin && <BeginningChoice />}
        <button className="button button--primary" disabled={isBusy}>
          {isBusy ? t('people.joining') : t('people.join')}
        </button>
      </Form>
      <div className="sheet__language">
        <LanguageSwitch />
      </div>
    </main>
  )
}

/** Whoever opens the house chooses what it begins with. */
function BeginningChoice() {
  const { t } = useTranslation()
  return (
    <fieldset className="sheet__choice">
      <legend className="field__label">{t('people.begin')}</legend>
      {(['empty', 'example'] as const).map((value) => (
        <label key={value}>
          <input type="radio" name="begin" value={value} required />
          <span>
            {t(`people.begin-${value}`)}
            <span className="field__hint">{t(`people.begin-${value}-hint`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

import { Form, useNavigation } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import { momentIn } from '../model/text/dates'
import { LanguageSwitch } from '../ui/TopBar'
import type { Problem } from './answer'
import { Field } from '../ui/Field'
import { useProblemText } from './useProblemText'

interface PasswordResetSheetProps {
  /** Whose password it is; `signedInAs`: who is signed in in this browser already. */
  reset: { name: string; account: string; expiresAt: number; timeZone: string; signedInAs: string | null }
  refused: Problem | undefined
}

/** An open link for a forgotten password: whose it is, and the form that sets another. */
export function PasswordResetSheet({ reset, refused }: PasswordResetSheetProps) {
  const { t } = useTranslation()
  const text = useProblemText()(refused)
  const isBusy = useNavigation().formMethod === 'POST'
  const { name, account, expiresAt, timeZone, signedInAs } = reset
  return (
    <main className="card sheet">
      <h1 className="page__title">{t('people.resetTitle')}</h1>
      <p className="sheet__lead">{t('people.resetFor', { name, account })}</p>
      <p className="sheet__hint">{t('people.expiresAt', { when: momentIn(timeZone, expiresAt) })}</p>
      {signedInAs !== null && signedInAs !== name && (
        <p className="notice">{t('people.resetSwitchesFrom', { name: signedInAs })}</p>
      )}
      <Form method="post" className="sheet__form">
        {/* So that a browser keeps the new password under the right account. */}
        <input type="hidden" name="account" autoComplete="username" value={account} readOnly />
        <Field
          label={t('people.newPassword')}
          hint={t('people.passwordHint')}
          error={text}
          name="password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          maxLength={200}
          required
          autoFocus
        />
        <button className="button button--primary" disabled={isBusy}>
          {isBusy ? t('people.resetting') : t('people.resetPassword')}
        </button>
      </Form>
      <p className="sheet__note">{t('people.resetNote')}</p>
      <div className="sheet__language">
        <LanguageSwitch />
      </div>
    </main>
  )
}

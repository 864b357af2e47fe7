import { Form } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { Refused } from './acted'
import { Field } from '../ui/Field'
import { useProblemText } from './useProblemText'

/** Changes one's own password. */
export function PasswordForm({ refused }: { refused: Refused | undefined }) {
  const { t } = useTranslation()
  const isAboutNew = refused?.error === 'password-too-short' || refused?.error === 'password-too-long'
  const text = useProblemText()(refused)
  const aboutCurrent = refused?.error === 'wrong-password' ? t('people.error-wrong-current-password') : text
  return (
    <Form method="post" action="/people#account" preventScrollReset className="people__form people__form--narrow">
      <Field
        label={t('people.currentPassword')}
        error={isAboutNew ? null : aboutCurrent}
        name="current"
        type="password"
        autoComplete="current-password"
        maxLength={200}
        required
      />
      <Field
        label={t('people.newPassword')}
        hint={t('people.passwordHint')}
        error={isAboutNew ? text : null}
        name="next"
        type="password"
        autoComplete="new-password"
        minLength={10}
        maxLength={200}
        required
      />
      <p className="people__hint">{t('people.passwordNote')}</p>
      <button className="button" name="intent" value="password">
        {t('people.changePassword')}
      </button>
    </Form>
  )
}

import { Form, useNavigation } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { LanguageSwitch } from '../ui/TopBar'
import type { Problem } from './answer'
import { useProblemText } from './useProblemText'

/** The sign-in form. What was typed as the account stays; after an error the password is there to be typed again. */
export function SignInSheet({ refused }: { refused: (Problem & { account: string }) | undefined }) {
  const { t } = useTranslation()
  const problem = useProblemText()(refused)
  const isBusy = useNavigation().formMethod === 'POST'
  const password = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (refused) password.current?.select()
  }, [refused])
  return (
    <main className="card sheet">
      <p className="card__brand">{t('people.product')}</p>
      <p className="sheet__hint">{t('people.productHint')}</p>
      <h1 className="visually-hidden">{t('people.signIn')}</h1>
      {problem && (
        <p className="notice notice--error" role="alert" id="sign-in-problem">
          {problem}
        </p>
      )}
      <Form method="post" className="sheet__form" aria-describedby={problem ? 'sign-in-problem' : undefined}>
        <div className="field">
          <label htmlFor="account">{t('people.account')}</label>
          <input
            className="input"
            id="account"
            name="account"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={64}
            required
            autoFocus={!refused}
            defaultValue={refused?.account}
          />
        </div>
        <div className="field">
          <label htmlFor="password">{t('people.password')}</label>
          <input
            className="input"
            id="password"
            name="password"
            type="password"
            autoComplete="current-password"
            maxLength={200}
            required
            autoFocus={Boolean(refused)}
            ref={password}
          />
        </div>
        <button className="button button--primary" disabled={isBusy}>
          {isBusy ? t('people.signingIn') : t('people.signIn')}
        </button>
      </Form>
      <p className="sheet__note">{t('people.noAccount')}</p>
      <div className="sheet__language">
        <LanguageSwitch />
      </div>
    </main>
  )
}

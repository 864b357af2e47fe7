import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Tracker } from '../model/ledger/tracker'
import { defaultWhistleLimits, urgencies } from '../model/records/whistleLimits'
import { Section } from '../ui/Section'
import { changedFields, useUnsavedTexts } from '../ui/UnsavedTexts'
import type { FormReport } from './refused'

/** How soon who is called by a whistle has to come. */
export function WhistlesSection({ tracker: { settings }, refused, isDone }: { tracker: Tracker } & FormReport) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  useUnsavedTexts(() => changedFields(form.current))
  const limits = settings.whistleLimits ?? defaultWhistleLimits
  return (
    <Section
      id="whistles"
      title={t('whistles.limits.title')}
      done={isDone ? t('settings.done.whistles') : null}
      problem={refused && t(`settings.problem.${refused.problem}`)}
    >
      <p className="section__hint">{t('whistles.limits.hint')}</p>
      <Form ref={form} method="post" preventScrollReset className="settings__form">
        {urgencies.map((urgency) => (
          <div key={urgency} className="field">
            <label htmlFor={`whistle-${urgency}`}>{t(`whistles.limits.${urgency}`)}</label>
            <input
              id={`whistle-${urgency}`}
              className="input figures"
              name={urgency}
              required
              inputMode="numeric"
              maxLength={4}
              defaultValue={refused?.values[urgency] ?? String(limits[urgency])}
            />
          </div>
        ))}
        <button className="button button--primary" name="intent" value="whistles">
          {t('settings.save')}
        </button>
      </Form>
    </Section>
  )
}

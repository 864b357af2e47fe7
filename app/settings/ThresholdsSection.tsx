import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { readThreshold, thresholds, type Threshold } from '../model/ledger/thresholds'
import type { Tracker } from '../model/ledger/tracker'
import type { Ledger } from '../sync/useLedger'
import { Section } from '../ui/Section'
import { useUnsavedTexts } from '../ui/UnsavedTexts'
import { LightsSample } from './LightsSample'
import type { FormReport } from './refused'

/** When the ledger's lights turn, with what they would be. */
export function ThresholdsSection({
  tracker: { settings },
  ledger,
  refused,
  isDone,
}: { tracker: Tracker; ledger: Ledger } & FormReport) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(
    () =>
      Object.fromEntries(thresholds.map((name) => [name, refused?.values[name] ?? String(settings[name])])) as Record<
        Threshold,
        string
      >,
  )
  const days = Object.fromEntries(thresholds.map((name) => [name, readThreshold(typed[name])]))
  useUnsavedTexts(() =>
    thresholds
      .filter((name) => typed[name] !== String(settings[name]))
      .map((name) => ({ where: t(`settings.thresholds.${name}`), text: typed[name] })),
  )
  const isWhole = thresholds.every((name) => days[name] !== null)
  return (
    <Section
      id="thresholds"
      title={t('settings.lights')}
      done={isDone ? t('settings.done.thresholds') : null}
      problem={refused && t(`settings.problem.${refused.problem}`)}
    >
      <p className="section__hint">{t('settings.lightsHint')}</p>
      <div className="settings__beside">
        <Form method="post" preventScrollReset>
          <ul className="settings__thresholds">
            {thresholds.map((name) => (
              <li key={name}>
                <label htmlFor={name}>
                  <strong>{t(`settings.thresholds.${name}`)}</strong>
                  <span>{t(`settings.sentences.${name}`)}</span>
                </label>
                <span className="settings__days">
                  <input
                    className="input input--small figures"
                    id={name}
                    name={name}
                    required
                    inputMode="numeric"
                    maxLength={3}
                    max={limits.thresholdDays}
                    aria-invalid={days[name] === null || undefined}
                    value={typed[name]}
                    onChange={({ target }) => setTyped((known) => ({ ...known, [name]: target.value }))}
                  />
                  {t('settings.days')}
                </span>
              </li>
            ))}
          </ul>
          {!isWhole && (
            <p className="field__error" role="alert">
              {t('settings.problem.bad-threshold')}
            </p>
          )}
          <button className="button button--primary" name="intent" value="thresholds" disabled={!isWhole}>
            {t('settings.save')}
          </button>
        </Form>
        <LightsSample
          ledger={ledger}
          settings={isWhole ? { ...settings, ...(days as Record<Threshold, number>) } : null}
        />
      </div>
    </Section>
  )
}

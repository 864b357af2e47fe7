import { Form } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { ReminderPolicy } from '../model/records/reminderPolicy'
import { Section } from '../ui/Section'
import { useUnsavedTexts } from '../ui/UnsavedTexts'
import type { FormReport } from './refused'
import { readPolicy, typedPolicy } from './remindersForm'

const fields = ['before', 'after', 'unacknowledged', 'silent'] as const

/** When the ledger reminds by itself; what is left empty is switched off. */
export function RemindersSection({ policy, refused, isDone }: { policy: ReminderPolicy } & FormReport) {
  const { t } = useTranslation()
  const saved = typedPolicy(policy)
  const [typed, setTyped] = useState({ ...saved, ...refused?.values })
  useUnsavedTexts(() =>
    fields
      .filter((name) => typed[name] !== saved[name])
      .map((name) => ({ where: t(`settings.reminders.fields.${name}`), text: typed[name] })),
  )
  const isWhole = readPolicy(typed) !== null
  return (
    <Section
      id="reminders"
      title={t('settings.reminders.title')}
      done={isDone ? t('settings.done.reminders') : null}
      problem={refused && t(`settings.problem.${refused.problem}`)}
    >
      <p className="section__hint">{t('settings.reminders.hint')}</p>
      <Form method="post" preventScrollReset>
        <ul className="settings__thresholds settings__reminders">
          {fields.map((name) => (
            <li key={name}>
              <label htmlFor={`remind-${name}`}>
                <strong>{t(`settings.reminders.fields.${name}`)}</strong>
                <span>{t(`settings.reminders.sentences.${name}`)}</span>
              </label>
              <span className="settings__days">
                <input
                  className="input input--small figures"
                  id={`remind-${name}`}
                  name={name}
                  maxLength={40}
                  placeholder={t('settings.reminders.off')}
                  value={typed[name]}
                  onChange={({ target }) => setTyped((known) => ({ ...known, [name]: target.value }))}
                />
                {t(name === 'unacknowledged' ? 'settings.reminders.workingDays' : 'settings.days')}
              </span>
            </li>
          ))}
        </ul>
        {!isWhole && (
          <p className="field__error" role="alert">
            {t('settings.problem.bad-policy')}
          </p>
        )}
        <button className="button button--primary" name="intent" value="reminders" disabled={!isWhole}>
          {t('settings.save')}
        </button>
      </Form>
    </Section>
  )
}

import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Reacher } from '../model/ledger/access'
import type { Tracker } from '../model/ledger/tracker'
import { Section } from '../ui/Section'
import { changedFields, useUnsavedTexts } from '../ui/UnsavedTexts'
import type { FormReport } from './refused'

/** From the third time on, unless a ledger says otherwise. */
const usualFrom = 3

/** Who must agree before the coordinators decide on more time for a row that has had some already. */
export function ExtensionsSection({
  tracker: { settings },
  people,
  refused,
  isDone,
}: { tracker: Tracker; people: readonly Reacher[] } & FormReport) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  useUnsavedTexts(() => changedFields(form.current))
  const leader = settings.extensionLeader
  return (
    <Section
      id="extensions"
      title={t('settings.extensions.title')}
      done={isDone ? t('settings.done.extensions') : null}
      problem={refused && t(`settings.problem.${refused.problem}`)}
    >
      <p className="section__hint">{t('settings.extensions.hint')}</p>
      <Form ref={form} method="post" preventScrollReset className="settings__form">
        <div className="field">
          <label htmlFor="extension-leader">{t('settings.extensions.leader')}</label>
          <select
            id="extension-leader"
            className="input"
            name="leader"
            defaultValue={refused?.values.leader ?? leader?.person ?? ''}
          >
            <option value="">{t('settings.extensions.nobody')}</option>
            {people.map(({ person: { id, name } }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="extension-from">{t('settings.extensions.from')}</label>
          <input
            id="extension-from"
            className="input figures"
            name="from"
            required
            inputMode="numeric"
            maxLength={2}
            defaultValue={refused?.values.from ?? String(leader?.from ?? usualFrom)}
          />
        </div>
        <button className="button button--primary" name="intent" value="extensions">
          {t('settings.save')}
        </button>
      </Form>
    </Section>
  )
}

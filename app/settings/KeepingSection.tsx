import { Form, useNavigation } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { KeepingProblem } from '../model/house/keeping'
import { foldName } from '../model/ledger/nameReader'
import type { Tracker } from '../model/ledger/tracker'
import { dateIn } from '../model/text/dates'
import { Field } from '../ui/Field'
import { Section } from '../ui/Section'

interface KeepingSectionProps {
  tracker: Tracker
  /** May they take it out of the house? */
  administers: boolean
  problem: KeepingProblem | null
}

/** Putting the ledger away, taking it up again, and taking it out of the house (L7). */
export function KeepingSection({ tracker, administers, problem }: KeepingSectionProps) {
  const { t, language } = useTranslation()
  const isBusy = useNavigation().formMethod === 'POST'
  const { archivedAt, title, settings } = tracker
  const isArchived = archivedAt !== undefined
  return (
    <Section id="keeping" title={t('settings.keeping.title')} problem={problem && t(`settings.keeping.${problem}`)}>
      <p className="section__hint">
        {isArchived
          ? t('settings.keeping.archivedSince', { date: dateIn(settings.timeZone, archivedAt) })
          : t('settings.keeping.archiveHint')}
      </p>
      <Form method="post" preventScrollReset className="settings__form">
        <button className="button" name="intent" value={isArchived ? 'reopen' : 'archive'} disabled={isBusy}>
          {t(isArchived ? 'settings.keeping.reopen' : 'settings.keeping.archive')}
        </button>
      </Form>
      {administers && <RemoveForm title={title[language]} isBusy={isBusy} />}
    </Section>
  )
}

/** Only who has typed the ledger's name can take it out. */
function RemoveForm({ title, isBusy }: { title: string; isBusy: boolean }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  return (
    <>
      <h3 className="settings__subheading">{t('settings.keeping.remove')}</h3>
      <p className="section__hint">{t('settings.keeping.removeHint')}</p>
      <Form method="post" preventScrollReset className="settings__form">
        <Field
          label={t('settings.keeping.typeTitle', { title })}
          name="title"
          autoComplete="off"
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <label className="settings__check">
          <input type="checkbox" name="departments" value="yes" /> {t('settings.keeping.withDepartments')}
        </label>
        <button
          className="button button--danger settings__remove"
          name="intent"
          value="remove"
          disabled={isBusy || foldName(typed) !== foldName(title)}
        >
          {isBusy ? t('settings.keeping.removing') : t('settings.keeping.removeButton', { title })}
        </button>
      </Form>
    </>
  )
}

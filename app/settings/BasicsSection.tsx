import { Form } from '@remix-run/react'
import { useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import type { Tracker } from '../model/ledger/tracker'
import { Field } from '../ui/Field'
import { Section } from '../ui/Section'
import { changedFields, useUnsavedTexts } from '../ui/UnsavedTexts'
import type { FormReport } from './refused'

/** What the ledger is called. */
export function BasicsSection({ tracker: { title }, refused, isDone }: { tracker: Tracker } & FormReport) {
  const { t } = useTranslation()
  const form = useRef<HTMLFormElement>(null)
  useUnsavedTexts(() => changedFields(form.current))
  const nameEn = title.en === title.zh ? '' : title.en
  return (
    <Section id="basics" title={t('settings.basics')} done={isDone ? t('settings.done.basics') : null}>
      <Form ref={form} method="post" preventScrollReset className="settings__form">
        <Field
          label={t('settings.titleZh')}
          error={refused && t(`settings.problem.${refused.problem}`)}
          name="zh"
          required
          maxLength={limits.ledgerTitle}
          defaultValue={refused?.values.zh ?? title.zh}
        />
        <Field
          label={t('settings.titleEn')}
          hint={t('settings.titleEnHint')}
          name="en"
          maxLength={limits.ledgerTitle}
          defaultValue={refused?.values.en ?? nameEn}
        />
        <button className="button button--primary" name="intent" value="basics">
          {t('settings.save')}
        </button>
      </Form>
    </Section>
  )
}

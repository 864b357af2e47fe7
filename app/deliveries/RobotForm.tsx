import { Form } from '@remix-run/react'
import { useId, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { robotKinds, robotTellings } from '../model/telling/robot'
import type { Robot } from '../ports/robots'
import { Field } from '../ui/Field'
import { changedFields, useUnsavedTexts } from '../ui/UnsavedTexts'

interface RobotFormProps {
  /** Null: a new one. */
  robot: Robot | null
  /** What was typed and not taken. */
  values: Readonly<Record<string, string | undefined>> | null
}

/** What a robot is. Its address and secret are typed anew, or stay as they are. */
export function RobotForm({ robot, values }: RobotFormProps) {
  const { t } = useTranslation()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  useUnsavedTexts(() => changedFields(form.current))
  return (
    <Form ref={form} method="post" preventScrollReset className="settings__form">
      <input type="hidden" name="id" value={robot?.id ?? ''} />
      <div className="field">
        <label htmlFor={id}>{t('deliveries.robots.kind')}</label>
        <select id={id} name="kind" className="input" defaultValue={values?.kind ?? robot?.kind}>
          {robotKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`deliveries.robots.kinds.${kind}`)}
            </option>
          ))}
        </select>
      </div>
      <Field
        label={t('deliveries.robots.name')}
        hint={t('deliveries.robots.nameHint')}
        name="name"
        required
        maxLength={40}
        defaultValue={values?.name ?? robot?.name}
      />
      <Field
        label={t('deliveries.robots.address')}
        hint={robot ? t('deliveries.robots.addressKept', { ...robot }) : undefined}
        name="address"
        type="url"
        required={!robot}
        maxLength={500}
        autoComplete="off"
        placeholder="https://…"
      />
      <Field
        label={t('deliveries.robots.secret')}
        hint={t(robot?.isSigned ? 'deliveries.robots.secretKept' : 'deliveries.robots.secretHint')}
        name="secret"
        type="password"
        maxLength={200}
        autoComplete="off"
      />
      <fieldset className="robots__tellings">
        <legend>{t('deliveries.robots.tellings')}</legend>
        {robotTellings.map((telling) => (
          <label key={telling} className="settings__check">
            <input
              type="checkbox"
              name={telling}
              defaultChecked={values ? values[telling] === 'on' : (robot?.tellings.includes(telling) ?? true)}
            />
            {t(`deliveries.robots.telling.${telling}`)}
          </label>
        ))}
      </fieldset>
      <button className="button button--primary" name="intent" value="robot-save">
        {t('deliveries.robots.save')}
      </button>
    </Form>
  )
}

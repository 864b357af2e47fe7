import { Form } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { QuietHours } from '../model/telling/quietHours'
import { tellingKinds, waysOfTelling, type Mailbox } from '../model/telling/telling'
import { Field } from '../ui/Field'
import { Section } from '../ui/Section'

interface TellingSectionProps {
  mailbox: Mailbox
  /** Does the house send mail? */
  hasMail: boolean
  quiet: QuietHours
  done: string | null
  /** What was typed and not taken, and why. */
  refused: { values: Record<string, string>; text: string | null } | null
}

/** How somebody is told outside of the pages: where, in which language, and what of it. It needs no script. */
export function TellingSection({ mailbox, hasMail, quiet, done, refused }: TellingSectionProps) {
  const { t, language } = useTranslation()
  const { address, choices, urgentAlways } = mailbox
  const typed = refused?.values
  return (
    <Section id="telling" title={t('deliveries.own.title')} done={done}>
      <p className="section__hint telling__hint">{t('deliveries.own.hint', { ...quiet })}</p>
      {!hasMail && <p className="notice telling__notice">{t('deliveries.own.noMail')}</p>}
      <Form method="post" action="/people#telling" preventScrollReset className="people__form telling__form">
        <div className="telling__where">
          <Field
            label={t('deliveries.own.address')}
            hint={t('deliveries.own.addressHint')}
            error={refused?.text ?? null}
            name="address"
            type="email"
            autoComplete="email"
            maxLength={254}
            defaultValue={typed?.address ?? address}
          />
          <div className="field">
            <label htmlFor="telling-language">{t('deliveries.own.language')}</label>
            <select
              id="telling-language"
              name="language"
              className="input"
              // Who has no address yet reads this page in the language that they want.
              defaultValue={typed?.language ?? (address === '' ? language : mailbox.language)}
            >
              <option value="zh" lang="zh">
                中文
              </option>
              <option value="en" lang="en">
                English
              </option>
            </select>
          </div>
        </div>
        <ul className="telling__kinds">
          {tellingKinds.map((kind) => (
            <li key={kind}>
              <label htmlFor={`telling-${kind}`}>
                <strong>{t(`deliveries.kinds.${kind}`)}</strong>
                <span>{t(`deliveries.kindHints.${kind}`)}</span>
              </label>
              <select
                id={`telling-${kind}`}
                name={kind}
                className="input"
                defaultValue={typed?.[kind] ?? choices[kind]}
              >
                {waysOfTelling.map((way) => (
                  <option key={way} value={way}>
                    {t(`deliveries.ways.${way}`)}
                  </option>
                ))}
              </select>
            </li>
          ))}
        </ul>
        <label className="telling__urgent">
          <input
            type="checkbox"
            name="urgent"
            value="always"
            defaultChecked={typed ? typed.urgent === 'always' : urgentAlways}
          />
          {t('deliveries.own.urgent')}
        </label>
        <button className="button" name="intent" value="telling">
          {t('deliveries.own.save')}
        </button>
      </Form>
    </Section>
  )
}

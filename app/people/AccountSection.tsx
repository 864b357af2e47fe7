import { useTranslation } from '../i18n/useTranslation'
import { administers, type HousePerson } from '../model/house/housePerson'
import type { Department } from '../model/ledger/person'
import type { Refused } from './acted'
import { PasswordForm } from './PasswordForm'
import { Section } from '../ui/Section'

interface AccountSectionProps {
  person: HousePerson
  level: 1 | 2
  department: Department['name'] | null
  done: string | null
  refused: Refused | undefined
  /** Changes when the form was accepted, so that it is emptied. */
  formKey: string
}

/** What everybody sees of themselves, and may change. */
export function AccountSection({ person, level, department, done, refused, formKey }: AccountSectionProps) {
  const { t, language } = useTranslation()
  return (
    <Section id="account" level={level} title={t('people.accountTitle')} done={done}>
      <dl className="people__facts">
        <dt>{t('people.name')}</dt>
        <dd>{person.name}</dd>
        <dt>{t('people.role')}</dt>
        <dd>{t(`houseRole.${person.houseRole}`)}</dd>
        {department && (
          <>
            <dt>{t('people.department')}</dt>
            <dd>{department[language]}</dd>
          </>
        )}
      </dl>
      {!administers(person) && <p className="people__hint">{t('people.administratorsOnly')}</p>}
      <p className="people__subheading">{t('people.changePassword')}</p>
      <PasswordForm key={formKey} refused={refused} />
    </Section>
  )
}

import { AccessLists } from '../access/AccessLists'
import { useTranslation } from '../i18n/useTranslation'
import type { Department } from '../model/ledger/person'
import type { LedgerAccess } from '../model/ledger/access'
import { Section } from '../ui/Section'
import type { FormReport } from './refused'

interface AccessSectionProps extends FormReport {
  access: LedgerAccess
  departments: readonly Department[]
  timeZone: string
}

/** Who may reach the ledger and as what, among its settings. */
export function AccessSection({ refused, isDone, ...lists }: AccessSectionProps) {
  const { t } = useTranslation()
  const problem = refused?.problem ?? null
  const { to = '', access = '' } = refused?.values ?? {}
  return (
    <Section
      id="access"
      title={t('access.title')}
      done={isDone ? t('settings.done.access') : null}
      problem={problem && problem !== 'loses-own' ? t(`settings.problem.${problem}`) : null}
    >
      <AccessLists {...lists} losesOwn={problem === 'loses-own' ? { to, access } : null} />
    </Section>
  )
}

import { useTranslation } from '../i18n/useTranslation'
import type { MakingProblem } from './useMaking'

/** Why the ledger was not made, and what to do. */
export function MakingProblemNotice({ problem }: { problem: MakingProblem | null }) {
  const { t } = useTranslation()
  if (!problem) return null
  const reasons =
    problem.kind === 'refused' ? [...new Set(problem.refusals.map(({ code }) => t(`refusal.${code}`)))] : []
  return (
    <p className="notice notice--error" role="alert">
      {t(`newLedger.problem.${problem.kind}`, {
        name: 'name' in problem ? problem.name : '',
        reasons: reasons.join(t('newLedger.listSign')),
      })}
    </p>
  )
}

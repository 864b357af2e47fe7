import { useTranslation } from '../i18n/useTranslation'
import type { WhistleFigures } from '../model/records/whistleFigures'

/** What the whistles came to, in one line; nothing before the first. */
export function WhistleFiguresLine({ figures }: { figures: WhistleFigures }) {
  const { t } = useTranslation()
  const { blown, rejected, due, inTime, rated, mean } = figures
  if (blown === 0) return null
  return (
    <p className="whistles__figures figures">
      {[
        t('whistles.blown', { count: blown }),
        rejected > 0 && t('whistles.rejected', { count: rejected }),
        due > 0 && t('whistles.inTime', { inTime, due }),
        mean !== null && t('whistles.mean', { mean: mean.toFixed(1), count: rated }),
      ]
        .filter(Boolean)
        .join(' · ')}
    </p>
  )
}

import { lazy, Suspense } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { useIsHydrated } from '../ui/useIsHydrated'
import type { Changes } from './useChanges'

const ChangesBar = lazy(() => import('./ChangesBar').then(({ ChangesBar }) => ({ default: ChangesBar })))

interface ChangesSlotProps {
  changes: Changes
}

/** Where the bar stands while the ledger is compared: its place is kept until it has come. */
export function ChangesSlot(props: ChangesSlotProps) {
  const { t } = useTranslation()
  const isHydrated = useIsHydrated()
  return (
    <section className="changes-bar" aria-label={t('comparing.bar')}>
      {isHydrated && (
        <Suspense fallback={null}>
          <ChangesBar {...props} />
        </Suspense>
      )}
    </section>
  )
}

import { lazy, Suspense } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { PageContext } from '../grid/GridContext'
import { useIsAwake } from '../ui/useIsAwake'
import type { Changes } from './useChanges'

const ChangesBar = lazy(() => import('./ChangesBar').then(({ ChangesBar }) => ({ default: ChangesBar })))

interface ChangesSlotProps {
  tracker: string
  changes: Changes
  context: PageContext
}

/** Where the bar stands while the ledger is compared: its place is kept until it has come. */
export function ChangesSlot(props: ChangesSlotProps) {
  const { t } = useTranslation()
  const isAwake = useIsAwake()
  return (
    <section className="changes-bar" aria-label={t('comparing.bar')}>
      {isAwake && (
        <Suspense fallback={null}>
          <ChangesBar {...props} />
        </Suspense>
      )}
    </section>
  )
}

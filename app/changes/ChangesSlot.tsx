import { useTranslation } from '../i18n/useTranslation'
import { later } from '../ui/later'
import { NotLoaded } from '../ui/NotLoaded'
import type { Changes } from './useChanges'

interface ChangesSlotProps {
  changes: Changes
}

const Bar = later<ChangesSlotProps>(async () => (await import('./ChangesBar')).ChangesBar, NotLoaded)

/** Where the bar stands while the ledger is compared: its place is kept until it has come. */
export function ChangesSlot(props: ChangesSlotProps) {
  const { t } = useTranslation()
  return (
    <section className="changes-bar" aria-label={t('comparing.bar')}>
      <Bar {...props} />
    </section>
  )
}

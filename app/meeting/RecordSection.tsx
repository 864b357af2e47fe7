import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'

/** One part of a meeting's record with its heading. `tools`: what stands beside it. */
export function RecordSection({
  id,
  tools,
  children,
}: {
  id: 'minutes' | 'decisions' | 'changes' | 'attendance'
  tools?: ReactNode
  children: ReactNode
}) {
  const { t } = useTranslation()
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="record__section">
      <div className="record__section-head">
        <h2 id={`${id}-title`} className="records__subtitle">
          {t(`records.record.${id}`)}
        </h2>
        {tools}
      </div>
      {children}
    </section>
  )
}

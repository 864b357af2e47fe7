import type { ReactNode } from 'react'
import { useRecordWords } from '../i18n/useRecordWords'

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
  const t = useRecordWords()
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="record__section">
      <div className="record__section-head">
        <h2 id={`${id}-title`} className="records__subtitle">
          {t(`record.${id}`)}
        </h2>
        {tools}
      </div>
      {children}
    </section>
  )
}

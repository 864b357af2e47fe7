import { useTranslation } from '../i18n/useTranslation'
import type { DraftDecision } from '../model/meeting/presenting'
import type { LedgerStore } from '../sync/LedgerStore'

interface UnrecordedDecisionsProps {
  drafts: readonly DraftDecision[]
  store: LedgerStore
}

/** Decisions that were being written and are in no record, to be read and copied. */
export function UnrecordedDecisions({ drafts, store }: UnrecordedDecisionsProps) {
  const { t } = useTranslation()
  return (
    <ul className="unrecorded">
      {drafts.map(({ item, kind, text }) => (
        <li key={item ?? ''}>
          {item !== null && `${store.entry(item)?.code ?? item} `}
          <strong>{t(`meeting.kinds.${kind}`)}</strong> {text}
        </li>
      ))}
    </ul>
  )
}

import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { DraftDecision } from '../../model/meeting/presenting'
import type { LedgerStore } from '../../sync/LedgerStore'
import { UnrecordedDecisions } from '../UnrecordedDecisions'
import { StageDialog } from './StageDialog'

interface EndDialogProps {
  /** Who else is writing a decision; null when nobody is. */
  drafting: string | null
  /** What this person has begun to write. */
  unrecorded: readonly DraftDecision[]
  store: LedgerStore
  onClose(): void
  /** Ends the meeting and leads to its minutes. Null when it is done; else why not, in words. */
  onEnd(): Promise<string | null>
}

/** Asks once before the meeting ends: nothing is decided in it afterwards. */
export function EndDialog({ drafting, unrecorded, store, onClose, onEnd }: EndDialogProps) {
  const { t } = useTranslation()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const end = async () => {
    setBusy(true)
    setProblem(await onEnd())
    setBusy(false)
  }
  return (
    <StageDialog title={t('meeting.endTitle')} onClose={onClose}>
      <p>{t('meeting.endText')}</p>
      {drafting !== null && <p className="decide__problem">{t('meeting.endDrafting', { name: drafting })}</p>}
      {unrecorded.length > 0 && (
        <>
          <p className="decide__problem">{t('meeting.endUnrecorded')}</p>
          <UnrecordedDecisions drafts={unrecorded} store={store} />
        </>
      )}
      {problem && (
        <p className="decide__problem" role="alert">
          {problem}
        </p>
      )}
      <p className="decide__foot">
        <button className="stage-button stage-button--primary" disabled={isBusy} onClick={() => void end()}>
          {t('meeting.endConfirm')}
        </button>
        <button className="stage-button" onClick={onClose}>
          {t('meeting.goOn')}
        </button>
      </p>
    </StageDialog>
  )
}

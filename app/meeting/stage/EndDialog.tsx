import { useState } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { StageDialog } from './StageDialog'

interface EndDialogProps {
  onClose(): void
  /** Ends the meeting and leads to its minutes. Null when it is done; else why not, in words. */
  onEnd(): Promise<string | null>
}

/** Asks once before the meeting ends: nothing is decided in it afterwards. */
export function EndDialog({ onClose, onEnd }: EndDialogProps) {
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

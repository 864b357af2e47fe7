import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { KeyList } from '../../commands/KeyList'
import { meetingCommands, type StageDialogKind } from '../../commands/meeting'
import { StageDialog } from './StageDialog'

interface StageDialogsProps {
  open: StageDialogKind | null
  onClose(): void
  /** What a coordinator has; null for everybody else. */
  steering: { describe: (done: () => void) => ReactNode; links: ReactNode; end(): void } | null
}

/** What opens over the stage: its keys and, for coordinators, what they tell of the meeting and how they end it. */
export function StageDialogs({ open, onClose, steering }: StageDialogsProps) {
  const { t } = useTranslation()
  if (open === 'keys')
    return (
      <StageDialog title={t('commands.names.meeting-keys')} onClose={onClose}>
        <div className="stage-keys">
          <KeyList commands={meetingCommands} />
        </div>
      </StageDialog>
    )
  if (!steering || open === null) return null
  if (open === 'describe')
    return (
      <StageDialog title={t('commands.names.meeting-describe')} onClose={onClose}>
        {steering.describe(onClose)}
      </StageDialog>
    )
  if (open === 'links')
    return (
      <StageDialog title={t('commands.names.meeting-links')} onClose={onClose}>
        {steering.links}
      </StageDialog>
    )
  return (
    <StageDialog title={t('meeting.endTitle')} onClose={onClose}>
      <p>{t('meeting.endText')}</p>
      <p className="decide__foot">
        <button
          className="stage-button stage-button--primary"
          onClick={() => {
            steering.end()
            onClose()
          }}
        >
          {t('meeting.endConfirm')}
        </button>
        <button className="stage-button" onClick={onClose}>
          {t('meeting.goOn')}
        </button>
      </p>
    </StageDialog>
  )
}

import type { ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { KeyList } from '../../commands/KeyList'
import { meetingCommands, type StageDialogKind } from '../../commands/meeting'
import type { LedgerStore } from '../../sync/LedgerStore'
import { EndDialog } from './EndDialog'
import { StageDialog } from './StageDialog'
import type { Drafts } from './useDrafts'

interface StageDialogsProps {
  open: StageDialogKind | null
  onClose(): void
  store: LedgerStore
  /** Who else is writing a decision at this moment; null when nobody is. */
  drafting: string | null
  /** What a coordinator has; null for everybody else. */
  steering: {
    describe: (done: () => void) => ReactNode
    links: ReactNode
    end(): Promise<string | null>
    drafts: Drafts
  } | null
}

/** What opens over the stage: its keys and, for coordinators, what they tell of the meeting and how they end it. */
export function StageDialogs({ open, onClose, store, drafting, steering }: StageDialogsProps) {
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
    <EndDialog
      drafting={drafting}
      unrecorded={steering.drafts.unrecorded}
      store={store}
      onClose={onClose}
      onEnd={steering.end}
    />
  )
}

import { useTranslation } from '../i18n/useTranslation'
import type { Edits } from './useEdits'

/** One's own edits back, and again. */
export function UndoButtons({ edits }: { edits: Pick<Edits, 'undo' | 'redo' | 'canUndo' | 'canRedo'> }) {
  const { t } = useTranslation()
  return (
    <span className="undo-buttons">
      <button
        className="button button--quiet button--small"
        aria-label={t('grid.undo')}
        title={t('grid.undoHint')}
        disabled={!edits.canUndo}
        onClick={edits.undo}
      >
        <span aria-hidden="true">↶</span>
      </button>
      <button
        className="button button--quiet button--small"
        aria-label={t('grid.redo')}
        title={t('grid.redoHint')}
        disabled={!edits.canRedo}
        onClick={edits.redo}
      >
        <span aria-hidden="true">↷</span>
      </button>
    </span>
  )
}

import type { KeyboardEvent } from 'react'
import type { WordKey } from '../i18n/Translate'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { MinutesConflict } from './MinutesConflict'
import { LazySheet } from './sheet/LazySheet'
import type { MinutesState, MinutesTrouble } from './useMinutes'
import { useUnsavedTexts } from '../ui/UnsavedTexts'
import { useUnsavedGuard } from '../ui/useUnsavedGuard'

const troubleWords: Record<MinutesTrouble, WordKey> = {
  failed: 'records.minutes.failed',
  'signed-out': 'records.minutes.signedOut',
  'too-long': 'records.minutes.tooLong',
}

interface MinutesEditorProps {
  state: MinutesState
  mayEdit: boolean
  draft: NonNullable<MinutesState['draft']>
  timeZone: string
}

/** Minutes being edited as the page that they are, with what stands against saving them. */
export function MinutesEditor({ state, mayEdit, draft, timeZone }: MinutesEditorProps) {
  const { t } = useTranslation()
  const { isDirty, isSaving, trouble, conflict } = state
  useUnsavedGuard(isDirty, t('records.minutes.leave'))
  useUnsavedTexts(() => (isDirty ? [{ where: t('records.minutes.text'), text: draft.text }] : []))
  // Told before they try: their right may have changed meanwhile.
  const told = mayEdit ? trouble : 'signed-out'
  const cancel = () => {
    if (!isDirty || window.confirm(t('records.minutes.discard'))) state.cancel()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 's' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void state.save()
  }
  return (
    <div className="minutes-editor" onKeyDown={onKeyDown}>
      {conflict && <MinutesConflict state={state} theirs={conflict} timeZone={timeZone} />}
      {told && (
        <p className="notice notice--error" role="alert">
          {t(troubleWords[told], { count: limits.minutes })}
        </p>
      )}
      <LazySheet
        key={draft.opening}
        text={draft.text}
        label={t('records.minutes.text')}
        hint="minutes-hint"
        onText={state.type}
        actions={
          <>
            <button type="button" className="button button--small" onClick={cancel}>
              {t('records.minutes.cancel')}
            </button>
            <button
              type="button"
              className="button button--small button--primary"
              disabled={!mayEdit || isSaving || conflict !== null}
              onClick={() => void state.save()}
            >
              {t(isSaving ? 'records.minutes.saving' : 'records.minutes.save')}
            </button>
          </>
        }
      />
      <p className="records__hint" id="minutes-hint">
        {t('records.minutes.hint')} {t('records.minutes.languages')}
      </p>
    </div>
  )
}

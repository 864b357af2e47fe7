import { useEffect, useRef, type KeyboardEvent } from 'react'
import type { WordKey } from '../i18n/Translate'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { MinutesConflict } from './MinutesConflict'
import { MinutesText } from './MinutesText'
import type { MinutesState, MinutesTrouble } from './useMinutes'
import { useUnsavedGuard } from './useUnsavedGuard'

const troubleWords: Record<MinutesTrouble, WordKey> = {
  failed: 'records.minutes.failed',
  'signed-out': 'records.minutes.signedOut',
  'too-long': 'records.minutes.tooLong',
}

/** The Markdown of minutes to the left, and beside it how it will be set, as it is typed. */
export function MinutesEditor({ state, draft, timeZone }: { state: MinutesState; draft: string; timeZone: string }) {
  const { t } = useTranslation()
  const { isDirty, isSaving, trouble, conflict } = state
  const text = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    text.current?.focus()
    text.current?.setSelectionRange(0, 0)
  }, [])
  useUnsavedGuard(isDirty, t('records.minutes.leave'))
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
      {trouble && (
        <p className="notice notice--error" role="alert">
          {t(troubleWords[trouble], { count: limits.minutes })}
        </p>
      )}
      <div className="minutes-editor__bar">
        <button
          type="button"
          className="button button--small button--primary"
          disabled={isSaving || conflict !== null}
          onClick={() => void state.save()}
        >
          {t(isSaving ? 'records.minutes.saving' : 'records.minutes.save')}
        </button>
        <button type="button" className="button button--small" onClick={cancel}>
          {t('records.minutes.cancel')}
        </button>
        <p className="records__hint" id="minutes-hint">
          {t('records.minutes.hint')} {t('records.minutes.languages')}
        </p>
      </div>
      <div className="minutes-editor__panes">
        <textarea
          ref={text}
          className="input minutes-editor__text"
          aria-label={t('records.minutes.text')}
          aria-describedby="minutes-hint"
          spellCheck={false}
          value={draft}
          onChange={(event) => state.type(event.target.value)}
        />
        <div
          className="minutes-sheet minutes-editor__preview"
          role="group"
          aria-label={t('records.minutes.preview')}
          tabIndex={0}
        >
          <MinutesText text={draft} />
        </div>
      </div>
    </div>
  )
}

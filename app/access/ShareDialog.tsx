import { useEffect, useId, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Department } from '../model/ledger/person'
import { SendAccessBy } from './AccessForm'
import { AccessLists } from './AccessLists'
import { useAccess } from './useAccess'

interface ShareDialogProps {
  tracker: string
  departments: readonly Department[]
  timeZone: string
  onClose: () => void
}

/** Who may reach the ledger, over the ledger itself: as among its settings, for coordinators. */
export function ShareDialog({ tracker, departments, timeZone, onClose }: ShareDialogProps) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const head = useRef<HTMLHeadingElement>(null)
  const id = useId()
  const { access, told, send } = useAccess(tracker, () => dialog.current?.close())
  useEffect(() => {
    if (dialog.current?.open) return
    dialog.current?.showModal()
    head.current?.focus()
  }, [])
  const problem =
    told.kind === 'failed' ? t('access.failed') : told.kind === 'refused' ? t(`settings.problem.${told.problem}`) : null
  return (
    <dialog ref={dialog} className="share" aria-labelledby={id} onClose={onClose}>
      <header className="share__head">
        <h2 className="page__title" id={id} ref={head} tabIndex={-1}>
          {t('commands.names.share')}
        </h2>
        <button
          className="button button--quiet button--small"
          aria-label={t('ledger.close')}
          onClick={() => dialog.current?.close()}
        >
          ×
        </button>
      </header>
      <div className="share__body">
        <div role="status">{told.kind === 'saved' && <p className="notice">{t('settings.done.access')}</p>}</div>
        {problem && (
          <p className="notice notice--error" role="alert">
            {problem}
          </p>
        )}
        {access && (
          <SendAccessBy send={(asked) => void send(asked)}>
            <AccessLists {...{ access, departments, timeZone }} losesOwn={told.kind === 'loses-own' ? told : null} />
          </SendAccessBy>
        )}
      </div>
    </dialog>
  )
}

import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'

/** A dialog over the stage; Esc and its button close it. */
export function StageDialog({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  return (
    <dialog ref={dialog} className="stage-dialog" aria-labelledby={id} onClose={onClose}>
      <div className="stage-dialog__head">
        <h2 id={id}>{title}</h2>
        <button className="stage-button" onClick={onClose}>
          {t('ledger.close')}
        </button>
      </div>
      {children}
    </dialog>
  )
}

import { useLayoutEffect, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { NotLoaded } from './NotLoaded'

/** Stands for a dialog that cannot be loaded yet. Whoever no longer wants it closes this, and it does not open. */
export function WaitingDialog({ isFailed, onClose }: { isFailed: boolean; onClose: () => void }) {
  return isFailed ? <FailedDialog onClose={onClose} /> : null
}

function FailedDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const { current } = dialog
    current?.showModal()
    // Gives the keyboard back before the awaited dialog takes it, which then gives it back to the same.
    return () => current?.close()
  }, [])
  return (
    <dialog ref={dialog} className="waiting-dialog" aria-label={t('app.notLoaded')} onCancel={onClose}>
      <NotLoaded isFailed />
      <button className="button" onClick={onClose}>
        {t('ledger.close')}
      </button>
    </dialog>
  )
}

import { useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { keyList } from '../i18n/keys'

/** All keys of the ledger. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t, language } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    close.current?.focus()
  }, [])
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 className="page__title" id="keys-title">
        {t('grid.keys')}
      </h2>
      <dl className="keys__list" tabIndex={0}>
        {keyList[language].map(([keys, does]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <button ref={close} className="button button--primary" onClick={() => dialog.current?.close()}>
        {t('ledger.close')}
      </button>
    </dialog>
  )
}

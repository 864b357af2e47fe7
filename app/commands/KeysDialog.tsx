import { useEffect, useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { commandsIn } from './command'
import { KeyList } from './KeyList'
import { ledgerCommands } from './ledgerCommands'

/** What belongs to the grid itself, its editors and its headers, and to the bar that finds. */
const gestures = ['walk', 'type', 'drop', 'line', 'fill', 'drag', 'header-click', 'header-keys', 'walk-found'] as const
const commands = commandsIn(ledgerCommands)

/** All keys of the ledger. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    dialog.current?.showModal()
    close.current?.focus()
  }, [])
  return (
    <dialog ref={dialog} className="keys" aria-labelledby="keys-title" onClose={onClose}>
      <h2 className="page__title" id="keys-title">
        {t('commands.names.keys')}
      </h2>
      <div className="keys__list" tabIndex={0}>
        <dl>
          {gestures.map((gesture) => (
            <div key={gesture}>
              <dt>{t(`commands.gestures.${gesture}.keys`)}</dt>
              <dd>{t(`commands.gestures.${gesture}.does`)}</dd>
            </div>
          ))}
        </dl>
        <KeyList commands={commands} />
      </div>
      <button ref={close} className="button button--primary" onClick={() => dialog.current?.close()}>
        {t('ledger.close')}
      </button>
    </dialog>
  )
}

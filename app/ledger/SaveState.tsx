import { useTranslation } from '../i18n/useTranslation'
import { isEnded, type ConnectionState } from '../sync/connectionState'

/** 已保存 / 正在保存 / 离线，n 处未保存: made of the server's acknowledgements and nothing else (W4). */
export function SaveState({ state }: { state: ConnectionState }) {
  const { t } = useTranslation()
  const { phase, unsaved, ready, notSaving } = state
  const kind =
    isEnded(phase) || notSaving
      ? 'broken'
      : phase === 'offline'
        ? 'offline'
        : !ready || phase === 'connecting'
          ? 'connecting'
          : unsaved > 0
            ? 'saving'
            : 'saved'
  const word = t(`ledger.${isEnded(phase) ? 'disconnected' : kind === 'broken' ? 'cannotSave' : kind}`)
  const text =
    (kind === 'broken' || kind === 'offline') && unsaved > 0
      ? t('ledger.unsaved', { state: word, count: unsaved })
      : word
  return (
    <span className={`save-state save-state--${kind}`} role="status">
      <span className="save-state__dot" aria-hidden="true" />
      {text}
    </span>
  )
}

import { useTranslation } from 'react-i18next'
import type { ConnectionState } from '../sync/connect'

/** 已保存 / 正在保存 / 离线,n 处未保存: made of the server's acknowledgements and nothing else (W4). */
export function SaveState({ state }: { state: ConnectionState }) {
  const { t } = useTranslation()
  const { phase, unsaved, ready, notSaving } = state
  const kind =
    phase === 'signed-out' || phase === 'forbidden' || notSaving ? 'broken'
    : phase === 'offline' ? 'offline'
    : !ready || phase === 'connecting' ? 'connecting'
    : unsaved > 0 ? 'saving' : 'saved'
  const text =
    kind === 'broken' || kind === 'offline' ? (unsaved > 0 ? t('ledger.offlineUnsaved', { count: unsaved }) : t('ledger.offline'))
    : t(`ledger.${kind}`)
  return (
    <span className={`save-state save-state--${kind}`} role="status">
      <span className="save-state__dot" aria-hidden="true" />
      {text}
    </span>
  )
}

/** What a person must know when their work cannot be saved at the moment; null when all is well. */
export function useTrouble({ phase, notSaving }: ConnectionState): string | null {
  const { t } = useTranslation()
  if (phase === 'signed-out' || phase === 'forbidden') return t('ledger.signedOut')
  if (notSaving) return t('ledger.notSaving')
  return phase === 'offline' ? t('ledger.offlineHint') : null
}

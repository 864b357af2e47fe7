import { useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { closing as contract } from '../contracts/closing'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import type { Closing } from '../model/history/closing'
import type { OutlineItem } from '../model/ledger/outline'
import { statusOf } from '../model/ledger/status'
import { Links } from '../ui/Links'

/** What a closed item was closed on: it stays to be read, whatever is put right in the row afterwards. */
export function ClosedOn({ entry }: { entry: OutlineItem }) {
  const { t } = useTranslation()
  const { tracker, store, reading } = usePageContext()
  const { item } = entry
  const isClosed = statusOf(item) === 'closed' && entry.children.length === 0
  const since = store.stamp(item.id)?.statusSince ?? 0
  const [closing, setClosing] = useState<Closing | null>(null)
  useEffect(() => {
    if (!isClosed) return
    const asking = new AbortController()
    fetch(`/trackers/${tracker}/items/${encodeURIComponent(item.id)}/closing`, { signal: asking.signal })
      .then(async (response) => {
        if (response.ok) setClosing((await readAnswer(contract, response)).closing)
      })
      // Without the network the row itself is still there to be read.
      .catch(() => {})
    return () => asking.abort()
  }, [tracker, item.id, isClosed, since])
  if (!isClosed || !closing) return null
  const isSame = closing.progress === item.progress && closing.evidence.join('\n') === item.evidence.join('\n')
  return (
    <section className="closed-on">
      <h3>{t('panel.closedOn')}</h3>
      <p>{t('panel.closedBy', { when: reading.momentText(closing.at), who: reading.who(closing.by) })}</p>
      {isSame ? (
        <p className="field__hint">{t('panel.closedSame')}</p>
      ) : (
        <>
          {closing.progress !== '' && <p className="row-panel__text">{closing.progress}</p>}
          <Links lines={closing.evidence} />
        </>
      )}
    </section>
  )
}

import { useEffect, useRef, useState } from 'react'
import { formatLink, parseLink } from '../../model/links'
import type { EditorProps } from './EditorProps'
import { nameDialog } from './nameDialog'

/** Evidence links, one a line; a line that is no link says so and keeps the editor open. */
export function EvidenceEditor({ context, item, change, done, drop }: EditorProps) {
  const { t } = context.reading
  const [text, setText] = useState(() => (context.store.item(item)?.evidence ?? []).join('\n'))
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(
    () =>
      context.handOver((typed) => {
        area.current?.focus()
        if (typed) setText((now) => (now ? `${now}\n${typed}` : typed))
      }),
    [context],
  )
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const wrong = lines.find((line) => parseLink(line) === null)
  const type = (next: string) => {
    setText(next)
    const found = next.split('\n').filter((line) => line.trim() !== '').map(parseLink)
    if (!found.includes(null)) change([...new Set(found.map((link) => formatLink(link!)))])
  }
  const finish = (by?: KeyboardEvent) => {
    if (wrong === undefined) done(by)
  }
  return (
    <div ref={nameDialog(t('column.evidence'))} className="popup-editor popup-editor--text">
      <textarea ref={area} className="long-text" rows={5} aria-label={t('column.evidence')} aria-invalid={wrong !== undefined} value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); finish(event.nativeEvent) } }} />
      <p className={wrong === undefined ? 'field__hint' : 'field__error'}>{wrong === undefined ? t('ledger.evidenceHint') : t('refusal.bad-link')}</p>
      <div className="popup-editor__foot">
        <button className="button button--quiet button--small" onClick={() => drop()}>{t('ledger.cancel')}</button>
        <button className="button button--primary button--small" disabled={wrong !== undefined} onClick={() => finish()}>{t('ledger.done')}</button>
      </div>
    </div>
  )
}

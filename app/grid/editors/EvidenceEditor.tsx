import type { CustomCellEditorProps } from 'ag-grid-react'
import { useEffect, useRef, useState } from 'react'
import { formatLink, parseLink } from '../../model/links'
import type { GridContext } from '../GridContext'
import type { GridRow } from '../rows'

/** Evidence links, one a line; a line that is no link says so and keeps the editor open. */
export function EvidenceEditor({ context, data, stopEditing }: CustomCellEditorProps<GridRow, unknown, GridContext>) {
  const { t } = context.reading
  const [text, setText] = useState(() => (context.store.item(data.key)?.evidence ?? []).join('\n'))
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.focus()
  }, [])
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const links = lines.map(parseLink)
  const wrong = lines[links.indexOf(null)]
  const finish = () => {
    if (wrong !== undefined) return
    context.write([{ item: data.key, column: 'evidence', value: [...new Set(links.map((link) => formatLink(link!)))] }])
    stopEditing(true)
  }
  return (
    <div className="popup-editor popup-editor--text">
      <textarea ref={area} className="long-text" rows={5} aria-label={t('column.evidence')} aria-invalid={wrong !== undefined} value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); finish() } }} />
      <p className={wrong === undefined ? 'field__hint' : 'field__error'}>{wrong === undefined ? t('ledger.evidenceHint') : t('refusal.bad-link')}</p>
      <div className="popup-editor__foot">
        <button className="button button--quiet button--small" onClick={() => stopEditing(true)}>{t('ledger.cancel')}</button>
        <button className="button button--primary button--small" disabled={wrong !== undefined} onClick={finish}>{t('ledger.done')}</button>
      </div>
    </div>
  )
}

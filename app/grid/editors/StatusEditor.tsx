import { useRef, useState } from 'react'
import { missingFor, movesFrom, statusOf, type Status } from '../../model/status'
import { StatusChip } from '../cells'
import type { EditorProps } from './EditorProps'
import { nameDialog } from './nameDialog'
import { Picker } from './Picker'

const needsReason = (status: Status) => status === 'returned' || status === 'deferred'

/** Offers only the moves that this person may make; returning and deferring ask for the reason first. */
export function StatusEditor({ context, item: id, leave }: EditorProps) {
  const { t } = context.reading
  const item = context.store.item(id)!
  const from = statusOf(item)
  const [asking, setAsking] = useState<Status | null>(null)
  const [reason, setReason] = useState('')
  // Where the list opened above its cell, a lower form in its place would stand away from that.
  const list = useRef<HTMLElement | null>(null)
  const height = useRef(0)
  const write = (status: Status, why?: string) => {
    const edits = [{ item: item.id, column: 'status' as const, value: status }]
    context.write(why === undefined ? edits : [...edits, { item: item.id, column: 'reason' as const, value: why }])
    leave()
  }
  if (asking) {
    return (
      <form ref={nameDialog(t('column.status'))} className="popup-editor popup-editor--reason" style={{ minHeight: height.current }} onSubmit={(event) => { event.preventDefault(); if (reason.trim()) write(asking, reason.trim()) }}>
        <label className="field__label" htmlFor="reason">{t('ledger.reasonFor', { status: t(`status.${asking}`) })}</label>
        <textarea id="reason" className="input" rows={3} maxLength={2000} autoFocus value={reason} onChange={(event) => setReason(event.target.value)}
          onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && reason.trim()) write(asking, reason.trim()) }} />
        <p className="field__hint">{t('ledger.reasonHint')}</p>
        <div className="popup-editor__foot">
          <button type="button" className="button button--quiet button--small" onClick={() => leave()}>{t('ledger.cancel')}</button>
          <button className="button button--primary button--small" disabled={!reason.trim()}>{t('ledger.confirm')}</button>
        </div>
      </form>
    )
  }
  const options = movesFrom(context.person, from).map((status) => {
    const missing = needsReason(status) ? null : missingFor(status, item, from)
    return {
      value: status,
      label: t(`status.${status}`),
      content: <StatusChip status={status} reading={context.reading} />,
      ...(missing ? { disabled: t(`refusal.${missing}`) } : {}),
    }
  })
  return (
    <div ref={(element) => { list.current = element; nameDialog(t('column.status'))(element) }} className="popup-editor popup-editor--status">
      <Picker
        label={t('ledger.chooseStatus')}
        options={options}
        selected={[]}
        handOver={context.handOver}
        emptyText={t('ledger.noMoves')}
        onChange={([status]) => {
          if (!needsReason(status as Status)) return write(status as Status)
          height.current = list.current?.offsetHeight ?? 0
          setAsking(status as Status)
        }}
        onDone={() => {}}
      />
      {item.reason && (from === 'returned' || from === 'deferred') && <p className="popup-editor__note">{item.reason}</p>}
    </div>
  )
}

import type { CustomCellEditorProps } from 'ag-grid-react'
import { useEffect, useRef } from 'react'
import type { StoredColumn } from '../../model/columns'
import { textOf } from '../../model/ledger'
import { limits } from '../../model/limits'
import { mergeText, movePosition, textEdit } from '../../model/mergeText'
import type { GridContext } from '../GridContext'
import type { GridRow } from '../rows'
import { nameDialog } from './nameDialog'

/**
 * A long text, typed together: each stroke goes to the document at once, and what others type appears here. While an
 * input method composes, nothing is written and nothing is moved under it. Esc takes back what was typed here.
 */
export function LongTextEditor({ context, data, column, stopEditing }: CustomCellEditorProps<GridRow, unknown, GridContext>) {
  const area = useRef<HTMLTextAreaElement>(null)
  const id = data.key
  const columnId = column.getColId() as StoredColumn
  const { t } = context.reading
  const { connection } = context

  useEffect(() => {
    const element = area.current!
    const text = connection ? textOf(connection.doc, id, columnId) : null
    if (!text || !connection) return stopEditing(true)
    let base = text.toString()
    let isComposing = false
    let isWriting = false
    const show = (value: string) => {
      const edit = textEdit(element.value, value)
      const [from, to] = [element.selectionStart, element.selectionEnd]
      if (element.value === value) return
      element.value = value
      element.setSelectionRange(movePosition(from, edit), movePosition(to, edit))
    }
    const sync = () => {
      if (isComposing || isWriting) return
      if (element.value !== base) {
        isWriting = true
        context.write([{ item: id, column: columnId, value: mergeText(base, element.value, text.toString()) }])
        isWriting = false
      }
      base = text.toString()
      show(base)
    }
    const onStart = () => (isComposing = true)
    const onEnd = () => {
      isComposing = false
      sync()
    }
    // All that is typed here is one step for undo.
    context.undoStack.beginSession()
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing) return
      if (event.key === 'Escape') {
        if (context.desk) context.undoStack.dropSession(context.desk)
      } else if (event.key === 'Enter' && (event.altKey || event.shiftKey)) {
        event.preventDefault()
        event.stopPropagation()
        element.setRangeText('\n', element.selectionStart, element.selectionEnd, 'end')
        sync()
      }
    }
    element.value = base
    element.addEventListener('keydown', onKeyDown)
    element.addEventListener('input', sync)
    element.addEventListener('compositionstart', onStart)
    element.addEventListener('compositionend', onEnd)
    text.observe(sync)
    const callOff = context.handOver((typed) => {
      element.focus()
      element.value += typed
      element.setSelectionRange(element.value.length, element.value.length)
      sync()
    })
    return () => {
      callOff()
      isComposing = false
      sync()
      text.unobserve(sync)
      context.undoStack.endSession()
    }
    // The editor lives as long as its cell is open: everything it needs is there when it opens.
  }, [])

  return (
    <div ref={nameDialog(t(`column.${columnId}`))} className="popup-editor popup-editor--text">
      <textarea ref={area} className="long-text" rows={9} maxLength={limits.longText} aria-label={t(`column.${columnId}`)} />
      <p className="field__hint">{t('ledger.textHint')}</p>
    </div>
  )
}

import type { CustomCellEditorProps } from 'ag-grid-react'
import { useEffect, useRef, useState } from 'react'
import type { StoredColumn } from '../../model/ledger/columns'
import { textOf } from '../../model/ledger/ledger'
import { LazySharedText } from '../../text/LazySharedText'
import { useLatest } from '../../ui/useLatest'
import type { GridContext } from '../GridContext'
import type { GridRow } from '../rows'
import { FillHint } from './FillHint'
import { fillsRange } from './fillsRange'
import { nameDialog } from './nameDialog'
import { tabOn } from './tabOn'

/** A long text, typed together in the grid: the same editor as in the row's panel. Esc takes back what was typed here. */
export function LongTextEditor({
  api,
  context,
  data,
  column,
  stopEditing,
}: CustomCellEditorProps<GridRow, unknown, GridContext>) {
  const [isTooLong, setTooLong] = useState(false)
  const [fills] = useState(() => context.fillCount())
  const id = data.key
  const columnId = column.getColId() as StoredColumn
  const { t, columnName } = context.reading
  const { connection, undoStack } = context
  const text = connection && textOf(connection.doc, id, columnId)

  const isThere = text !== null
  const latestStop = useLatest(stopEditing)
  const isDropped = useRef(false)
  useEffect(() => {
    if (!isThere) return void latestStop()(true)
    // All that is typed here is one step for undo.
    undoStack.beginSession()
    return () => undoStack.endSession()
  }, [isThere, latestStop, undoStack])
  if (!connection || !text) return null
  return (
    <div
      ref={nameDialog(columnName(columnId))}
      className="popup-editor popup-editor--text"
      onKeyDownCapture={(event) => {
        const { key, nativeEvent } = event
        if (nativeEvent.isComposing) return
        if (fillsRange(nativeEvent)) {
          event.preventDefault()
          event.stopPropagation()
          // What was typed here is written again with the rest, so that all of it is one step, and one message.
          const value = text.toJSON()
          if (context.desk) undoStack.dropSession(context.desk)
          stopEditing(true)
          return context.fillRange([{ item: id, column: columnId, value }])
        }
        if (key === 'Escape' && context.desk) undoStack.dropSession(context.desk)
        else if (key === 'Tab') {
          stopEditing(true)
          tabOn(api, nativeEvent)
        }
      }}
    >
      <LazySharedText
        text={text}
        awareness={connection.provider.awareness}
        label={columnName(columnId)}
        hint=""
        nonce={context.nonce}
        enter="done"
        write={(value) => isDropped.current || context.write([{ item: id, column: columnId, value }])}
        onFocus={() => {}}
        onTooLong={() => setTooLong(true)}
        onReady={(handle) => {
          const callOff = context.handOver(handle.append)
          const closed = context.editors.opened({
            item: id,
            column: columnId,
            text: handle.text,
            drop() {
              isDropped.current = true
              stopEditing(true)
            },
          })
          return () => {
            callOff()
            closed()
          }
        }}
      />
      <FillHint fills={fills} />
      {isTooLong ? (
        <p className="field__error" role="alert">
          {t('refusal.too-long')}
        </p>
      ) : (
        <p className="field__hint">{t('ledger.textHint')}</p>
      )}
    </div>
  )
}

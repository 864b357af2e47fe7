import { useEffect, useRef, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { usePageContext } from '../grid/PageContext'
import type { TextColumn } from '../model/ledger/columns'
import { textOf } from '../model/ledger/ledger'
import type { OutlineItem } from '../model/ledger/outline'
import { announce } from '../sync/presence'
import { LazySharedText } from '../text/LazySharedText'
import type { TextHandle } from '../text/SharedText'
import { Locked } from './Locked'

interface PanelTextProps {
  entry: OutlineItem
  column: TextColumn
  /** Another one each time that it is to take the keyboard. */
  asked: object | null
}

/** One of a row's long texts: to be typed in by those who may, to be read by everybody else. */
export function PanelText({ entry, column, asked }: PanelTextProps) {
  const { t } = useTranslation()
  const [isTooLong, setTooLong] = useState(false)
  const [handle, setHandle] = useState<TextHandle | null>(null)
  const answered = useRef<object | null>(null)
  const closed = useRef(() => {})
  const isDropped = useRef(false)
  useEffect(() => () => closed.current(), [])
  useEffect(() => {
    if (!handle || asked === answered.current) return
    answered.current = asked
    if (asked) handle.append('')
  }, [handle, asked])
  const { connection, reading, undoStack, nonce, editors, isEditable, write } = usePageContext()
  const { id } = entry.item
  const label = reading.columnName(column)
  const text = connection && isEditable(entry, column) ? textOf(connection.doc, id, column) : null
  const shown = reading.cellText(entry, column)
  if (!text && !shown) return null
  const onFocus = (isFocused: boolean) => {
    closed.current()
    if (isFocused && handle)
      closed.current = editors.opened({
        item: id,
        column,
        text: handle.text,
        drop: () => (isDropped.current = true),
      })
    announce(connection!.provider.awareness, { item: id, column }, isFocused)
    // All that is typed here is one step for undo.
    if (isFocused) undoStack.beginSession()
    else undoStack.endSession()
  }
  const onReady = (standing: TextHandle) => {
    setHandle(standing)
    return () => setHandle(null)
  }
  return (
    <section>
      <h3>{label}</h3>
      {text && connection ? (
        <LazySharedText
          text={text}
          awareness={connection.provider.awareness}
          label={label}
          hint=""
          nonce={nonce}
          enter="new-line"
          write={(value) => isDropped.current || write([{ item: id, column, value }])}
          onFocus={onFocus}
          onReady={onReady}
          onTooLong={() => setTooLong(true)}
        />
      ) : (
        <Locked entry={entry} column={column}>
          <p className="row-panel__text">{shown}</p>
        </Locked>
      )}
      {isTooLong && (
        <p className="field__error" role="alert">
          {t('refusal.too-long')}
        </p>
      )}
    </section>
  )
}

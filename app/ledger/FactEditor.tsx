import {
  useCallback,
  useEffect,
  useRef,
  useState,
  type ComponentType,
  type FocusEvent,
  type KeyboardEvent,
} from 'react'
import { DateEditor } from '../grid/editors/DateEditor'
import { DepartmentEditor } from '../grid/editors/DepartmentEditor'
import type { EditorProps } from '../grid/editors/EditorProps'
import { FlagEditor } from '../grid/editors/FlagEditor'
import { LinksEditor } from '../grid/editors/LinksEditor'
import type { Left } from '../grid/editors/Left'
import { OptionEditor } from '../grid/editors/OptionEditor'
import { StatusEditor } from '../grid/editors/StatusEditor'
import { lastingContext } from '../grid/lastingContext'
import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import type { ColumnKind } from '../model/ledger/schema'
import { announce } from '../sync/presence'
import { isComposing } from '../ui/isComposing'
import { useLatest } from '../ui/useLatest'
import { TypedEditor } from './TypedEditor'

/** By kind; what has none is not edited here. Long texts have a place of their own (PanelText). */
const editors: Partial<Record<ColumnKind, ComponentType<EditorProps>>> = {
  short: TypedEditor,
  number: TypedEditor,
  department: DepartmentEditor,
  departments: DepartmentEditor,
  status: StatusEditor,
  date: DateEditor,
  links: LinksEditor,
  choice: OptionEditor,
  choices: OptionEditor,
  flag: FlagEditor,
}

interface FactEditorProps {
  item: string
  column: StoredColumn
  kind: ColumnKind
  /** `isByKey`: the keyboard has no other place yet. */
  onEnd(isByKey: boolean): void
}

/** The grid's own editor of a cell, in the row's panel: kept when it is left, dropped by Esc, seen by others meanwhile. */
export function FactEditor({ item, column, kind, onEnd }: FactEditorProps) {
  const latest = useLatest(usePageContext())
  const changed = useRef<Left | null>(null)
  const keep = useCallback(() => {
    const left = changed.current
    changed.current = null
    if (left) latest().write(left.edits, left.refused)
  }, [latest])
  // Always the latest context, by one object: an editor asks for the keyboard once.
  const [lasting] = useState(() => {
    const handOver: EditorProps['context']['handOver'] = (take) => {
      take('')
      return () => {}
    }
    return lastingContext(latest, { handOver })
  })
  const [change] = useState(() => (left: Left) => {
    changed.current = left
  })
  const end = (isKept: boolean, isByKey: boolean) => {
    if (isKept) keep()
    else changed.current = null
    onEnd(isByKey)
  }
  const latestEnd = useLatest(end)
  useEffect(() => {
    const awareness = latest().connection?.provider.awareness
    if (awareness) announce(awareness, { item, column }, true)
    const closed = latest().editors.opened({
      item,
      column,
      text: () => changed.current?.text(column) ?? '',
      drop: () => latestEnd()(false, false),
    })
    return () => {
      closed()
      // The row went away under the editor: whoever typed is told, by the same writer.
      keep()
      if (awareness) announce(awareness, { item, column }, false)
    }
  }, [item, column, latest, latestEnd, keep])

  // The end of the panel may cut it off.
  const root = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to be called when the editor goes.
    void root.current?.scrollIntoView({ block: 'nearest' })
  }, [])

  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    // Another window in front is no leaving.
    if (document.hasFocus() && !currentTarget.contains(relatedTarget)) end(true, false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || isComposing(event.nativeEvent)) return
    event.preventDefault()
    event.stopPropagation()
    end(false, true)
  }
  const Editor = editors[kind]
  return (
    <div ref={root} className="fact-editor" onBlur={onBlur} onKeyDown={onKeyDown}>
      {Editor && (
        <Editor
          context={lasting}
          item={item}
          column={column}
          fills={1}
          change={change}
          done={() => end(true, true)}
          drop={() => end(false, true)}
        />
      )}
    </div>
  )
}

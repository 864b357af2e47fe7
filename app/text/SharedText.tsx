import { standardKeymap } from '@codemirror/commands'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import { yCollab, ySyncAnnotation, yUndoManagerKeymap } from 'y-codemirror.next'
import type * as Y from 'yjs'
import { limits } from '../model/limits'

export interface SharedTextProps {
  text: Y.Text
  awareness: Awareness
  undo: Y.UndoManager
  label: string
  hint?: string
  nonce: string
  /** Puts the cursor at the end at once. */
  autoFocus?: boolean
  /** The cursor came in, or went. */
  onFocus(isFocused: boolean): void
  /** More was typed than a long text may have; it was not taken in. */
  onTooLong(): void
  /** More keys, asked before the editor's own. */
  keys?: Extension
}

/**
 * A long text that several people type in at once: everybody's letters and carets appear as they come. Yjs's own binding
 * writes the letters (docs/decisions/0011); whether this person may write here at all is asked before it is shown.
 */
export function SharedText({ text, awareness, undo, label, hint = '', nonce, autoFocus = false, onFocus, onTooLong, keys = [] }: SharedTextProps) {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef({ onFocus, onTooLong })
  latest.current = { onFocus, onTooLong }
  const left = useRef<{ hadFocus: boolean; anchor: number } | null>(null)
  useEffect(() => {
    const { hadFocus, anchor } = left.current ?? { hadFocus: autoFocus, anchor: text.length }
    const view = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: text.toString(),
        selection: { anchor: Math.min(anchor, text.length) },
        extensions: [
          EditorView.cspNonce.of(nonce),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-multiline': 'true', spellcheck: 'false' }),
          placeholder(hint),
          EditorState.lineSeparator.of('\n'),
          atMost(limits.longText, () => latest.current.onTooLong()),
          EditorView.domEventHandlers({ focus: () => latest.current.onFocus(true), blur: () => latest.current.onFocus(false) }),
          keys,
          keymap.of([...yUndoManagerKeymap, { key: 'Enter', run: newLine, shift: newLine }, ...standardKeymap]),
          yCollab(text, awareness, { undoManager: undo }),
          look,
        ],
      }),
    })
    if (hadFocus) view.focus()
    return () => {
      // The same text in a fresh document (W9) goes on where the person was.
      left.current = { hadFocus: view.hasFocus, anchor: view.state.selection.main.head }
      // Nobody sees a caret where no editor is.
      awareness.setLocalStateField('cursor', null)
      view.destroy()
    }
    // Another text is another editor.
  }, [text, awareness, undo, nonce])
  return <div ref={place} className="shared-text" />
}

/** Letters that would make the text too long are not taken in (D5). What others typed is always shown. */
function atMost(length: number, onTooLong: () => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    const isTooLong = transaction.docChanged && transaction.newDoc.length > length && transaction.newDoc.length > transaction.startState.doc.length
    if (!isTooLong || transaction.annotation(ySyncAnnotation)) return transaction
    onTooLong()
    return []
  })
}

function newLine(view: EditorView): boolean {
  view.dispatch(view.state.replaceSelection('\n'), { scrollIntoView: true })
  return true
}

const look = EditorView.theme({
  '&': { font: '14px/22px var(--font)', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  // Names stand above the first line, outside.
  '.cm-scroller': { fontFamily: 'inherit', lineHeight: 'inherit', overflow: 'visible' },
  '.cm-content': { padding: '6px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-placeholder': { color: 'var(--ink-2)' },
  '.cm-ySelectionInfo': { font: '500 12px/16px var(--font)', padding: '0 4px', borderRadius: '3px', top: '-16px' },
})

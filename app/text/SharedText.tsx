import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useLatest } from '../ui/useLatest'
import { sharedText, type SharedTextOptions } from './sharedText'

/** What may be done to an editor from outside. */
export interface TextHandle {
  /** Takes the keyboard and goes on at the text's end. */
  append(typed: string): void
  text(): string
}

export interface SharedTextProps extends SharedTextOptions {
  /** The editor stands; what is returned is called when it goes. */
  onReady?(handle: TextHandle): () => void
}

/** An editor of a long text that several people type in at once (sharedText.ts). */
export function SharedText(props: SharedTextProps) {
  const { text, awareness, nonce, enter } = props
  const place = useRef<HTMLDivElement>(null)
  const latest = useLatest(props)
  const left = useRef<{ hadFocus: boolean; anchor: number } | null>(null)
  useEffect(() => {
    const view = new EditorView({
      parent: place.current!,
      state: EditorState.create({
        doc: text.toJSON(),
        selection: { anchor: Math.min(left.current?.anchor ?? text.length, text.length) },
        extensions: sharedText({
          ...latest(),
          write: (value) => latest().write(value),
          onFocus: (isFocused) => latest().onFocus(isFocused),
          onTooLong: () => latest().onTooLong(),
        }),
      }),
    })
    const gone = latest().onReady?.({
      append(typed) {
        view.focus()
        view.dispatch({
          changes: { from: view.state.doc.length, insert: typed },
          selection: { anchor: view.state.doc.length + typed.length },
          scrollIntoView: true,
        })
      },
      text: () => view.state.doc.toString(),
    })
    if (left.current?.hadFocus) view.focus()
    return () => {
      gone?.()
      // The same text in a fresh document (W9) goes on where the person was.
      left.current = { hadFocus: view.hasFocus, anchor: view.state.selection.main.head }
      view.destroy()
      // Nobody sees a caret where no editor is.
      awareness.setLocalStateField('cursor', null)
    }
    // Another text is another editor; what else changes is asked when it is needed.
  }, [text, awareness, nonce, enter, latest])
  return <div ref={place} className="shared-text" />
}

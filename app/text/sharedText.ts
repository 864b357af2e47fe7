import { history, historyKeymap, standardKeymap } from '@codemirror/commands'
import { Annotation, EditorState, Transaction, type Extension } from '@codemirror/state'
import { EditorView, keymap, placeholder, ViewPlugin, type ViewUpdate } from '@codemirror/view'
import type { Awareness } from 'y-protocols/awareness'
import { YSyncConfig, ySyncFacet, yRemoteSelections, yRemoteSelectionsTheme } from 'y-codemirror.next'
import type * as Y from 'yjs'
import { limits } from '../model/ledger/limits'
import { plainText } from '../model/text/plainText'
import { mergeText } from '../model/text/mergeText'
import { textEdits } from '../model/text/textEdits'

export interface SharedTextOptions {
  text: Y.Text
  awareness: Awareness
  label: string
  hint: string
  nonce: string
  /** What Enter does: a new line, or nothing, for a place where it means that one is done (Alt+Enter then breaks lines). */
  enter: 'new-line' | 'done'
  /** Writes the whole text, as it now is to be, by the one writer (D4). */
  write(value: string): void
  onFocus(isFocused: boolean): void
  onTooLong(): void
}

/** Changes that came from the document: nobody typed them here. */
const fromDocument = Annotation.define<true>()

/**
 * What makes a CodeMirror editor one of a long text that several people type in at once: letters go to the document as
 * they come, others' appear here, and so do their carets. While an input method composes, nothing is written and nothing
 * moves under it.
 */
export function sharedText(options: SharedTextOptions): Extension[] {
  const { text, awareness, label, hint, nonce, enter, onFocus } = options
  const newLine = (view: EditorView) => {
    view.dispatch(view.state.replaceSelection('\n'), { scrollIntoView: true })
    return true
  }
  const keys =
    enter === 'new-line'
      ? [{ key: 'Enter', run: newLine, shift: newLine }]
      : [
          { key: 'Alt-Enter', run: newLine, stopPropagation: true },
          { key: 'Shift-Enter', run: newLine, stopPropagation: true },
          { key: 'Enter', run: () => true },
        ]
  return [
    EditorView.cspNonce.of(nonce),
    EditorView.lineWrapping,
    // The grid takes the keyboard back from what has no tabindex.
    EditorView.contentAttributes.of({
      'aria-label': label,
      'aria-multiline': 'true',
      spellcheck: 'false',
      tabindex: '0',
    }),
    EditorView.domEventHandlers({ focus: () => onFocus(true), blur: () => onFocus(false) }),
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of(plainText),
    placeholder(hint),
    atMost(limits.longText, options.onTooLong),
    history(),
    keymap.of([...keys, ...historyKeymap, ...standardKeymap]),
    ViewPlugin.define((view) => new Binding(view, text, options.write)),
    ySyncFacet.of(new YSyncConfig(text, awareness)),
    yRemoteSelections,
    yRemoteSelectionsTheme,
    look,
  ]
}

/** Keeps an editor and its text the same. */
class Binding {
  /** What both were when they last were the same. */
  private base: string
  private isWriting = false
  private readonly onText = () => this.read()
  private readonly onComposed = () => queueMicrotask(() => this.sync())

  constructor(
    private readonly view: EditorView,
    private readonly text: Y.Text,
    private readonly write: (value: string) => void,
  ) {
    this.base = text.toJSON()
    text.observe(this.onText)
    view.contentDOM.addEventListener('compositionend', this.onComposed)
  }

  update({ docChanged, transactions }: ViewUpdate): void {
    if (docChanged && !transactions.every((transaction) => transaction.annotation(fromDocument)))
      queueMicrotask(() => this.sync())
  }

  destroy(): void {
    this.text.unobserve(this.onText)
    this.view.contentDOM.removeEventListener('compositionend', this.onComposed)
    this.sync(true)
  }

  private sync(isLast = false): void {
    if (!isLast && this.view.compositionStarted) return
    const shown = this.view.state.doc.toString()
    if (shown !== this.base) {
      this.isWriting = true
      this.write(mergeText(this.base, shown, this.text.toJSON()))
      this.isWriting = false
    }
    if (!isLast) this.show()
  }

  private read(): void {
    if (!this.isWriting && !this.view.compositionStarted) this.sync()
  }

  private show(): void {
    this.base = this.text.toJSON()
    const shown = this.view.state.doc.toString()
    if (shown === this.base) return
    this.view.dispatch({
      changes: textEdits(shown, this.base).map(({ start, removed, inserted }) => ({
        from: start,
        to: start + removed,
        insert: inserted,
      })),
      annotations: [fromDocument.of(true), Transaction.addToHistory.of(false)],
    })
  }
}

/** Letters that would make the text too long are not taken in (D5). What others typed is always shown. */
function atMost(length: number, onTooLong: () => void): Extension {
  return EditorState.transactionFilter.of((transaction) => {
    const grows = transaction.docChanged && transaction.newDoc.length > transaction.startState.doc.length
    if (!grows || transaction.newDoc.length <= length || transaction.annotation(fromDocument)) return transaction
    onTooLong()
    return []
  })
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

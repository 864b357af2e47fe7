import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { StoredColumn } from '../../model/ledger/columns'
import type { RefusalCode } from '../../model/ledger/errors'
import { cellIn } from '../../model/ledger/rows'
import { limits } from '../../model/ledger/limits'
import type { Column } from '../../model/ledger/schema'
import { isFileLink, parseLink, parseLinks } from '../../model/text/links'
import { judgeValue } from '../../model/ledger/values'
import type { LedgerStore } from '../../sync/LedgerStore'
import { useStoreVersion } from '../../sync/useStoreVersion'
import { useLatest } from '../../ui/useLatest'
import { Excess } from '../../ui/Excess'
import { FillHint } from './FillHint'
import type { EditorProps } from './EditorProps'
import { Left } from './Left'
import { nameDialog } from './nameDialog'

/**
 * Links, one a line; a line that is no link says so and keeps the editor open. Files that the cell names stand above, to be
 * taken out: those that come meanwhile stay.
 */
export function LinksEditor({ context, item, column, fills, change, done, drop }: EditorProps) {
  const { t, schema, columnName } = context.reading
  const entries = useEntries(context.store, item, column)
  const [text, setText] = useState(
    () => context.wrongAt(item, column)?.text ?? entries.filter((entry) => !isFileLink(entry)).join('\n'),
  )
  const [removed, setRemoved] = useState<readonly string[]>([])
  const files = entries.filter((entry) => isFileLink(entry) && !removed.includes(entry))
  const area = useRef<HTMLTextAreaElement>(null)
  const known = schema.column(column)!
  const { links, wrong } = read(text, known, context.tracker)
  const leave = (next: string, kept: readonly string[]) => {
    const { links, wrong } = read(next, known, context.tracker)
    const value = [...new Set([...kept, ...links])]
    change(wrong ? new Left([], [{ code: wrong, item, column, text: next }]) : new Left([{ item, column, value }]))
  }
  const type = (next: string) => {
    setText(next)
    leave(next, files)
  }
  const remove = (file: string) => {
    setRemoved([...removed, file])
    leave(
      text,
      files.filter((other) => other !== file),
    )
  }
  const first = useRef({ text, files })
  const leaveLatest = useLatest(() => leave(text, files))
  const named = files.join('\n')
  useEffect(() => {
    // Another file came, or went, while something here was changed.
    if (first.current.text !== text || removed.length > 0) leaveLatest()()
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what is typed and taken out is left at once
  }, [named, leaveLatest])
  const append = useLatest((typed: string) => type(text ? `${text}\n${typed}` : typed))
  // Before the next key: what was typed until then must stand in the field when that falls into it.
  useLayoutEffect(
    () =>
      context.handOver((typed) => {
        area.current?.focus()
        if (typed) append()(typed)
      }),
    [context, append],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const isFinishing = event.key === 'Tab' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))
    if (!isFinishing || event.nativeEvent.isComposing) return
    if (event.key === 'Enter' || wrong) event.preventDefault()
    if (!wrong) done(event.nativeEvent)
  }
  const longest = links.reduce((long, link) => (link.length > long.length ? link : long), '')
  return (
    <div ref={nameDialog(columnName(column))} className="popup-editor popup-editor--text">
      {files.length > 0 && (
        <ul className="popup-editor__files">
          {files.map((file) => {
            const { label } = parseLink(file)!
            return (
              <li key={file} className="file-entry">
                <span className="file-entry__name">{label}</span>
                <button
                  className="button button--quiet button--small file-entry__remove"
                  aria-label={t('files.remove', { name: label })}
                  onClick={() => remove(file)}
                >
                  {t('files.removeShort')}
                </button>
              </li>
            )
          })}
        </ul>
      )}
      <textarea
        ref={area}
        className="long-text"
        rows={5}
        aria-label={columnName(column)}
        aria-invalid={wrong !== null}
        value={text}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {wrong === 'too-long' ? (
        <Excess text={longest} most={limits.shortText} />
      ) : (
        <p className={wrong ? 'field__error' : 'field__hint'}>
          {t(wrong ? `refusal.${wrong}` : 'ledger.evidenceHint')}
        </p>
      )}
      <FillHint fills={fills} />
      <div className="popup-editor__foot">
        <button className="button button--quiet button--small" onClick={() => drop()}>
          {t('ledger.cancel')}
        </button>
        <button className="button button--primary button--small" disabled={wrong !== null} onClick={() => done()}>
          {t('ledger.done')}
        </button>
      </div>
    </div>
  )
}

/** The links that a text's lines are, each once; or why they are none. */
function read(text: string, column: Column, ledger: string): { links: string[]; wrong: RefusalCode | null } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const read = lines.map((line) => parseLinks(line, '', ledger)?.[0] ?? null)
  const links = [...new Set(read.filter((link) => link !== null))]
  return { links, wrong: read.includes(null) ? 'bad-link' : judgeValue(column, links, { departments: new Set() }) }
}

/** What a cell says, as it is now. */
function useEntries(store: LedgerStore, item: string, column: StoredColumn): string[] {
  useStoreVersion(store)
  const row = store.item(item)
  return row ? [cellIn(row, column)].flat().filter(Boolean) : []
}

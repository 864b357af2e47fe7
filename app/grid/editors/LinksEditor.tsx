import { useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { RefusalCode } from '../../model/ledger/errors'
import { cellIn } from '../../model/ledger/rows'
import { limits } from '../../model/ledger/limits'
import type { Column } from '../../model/ledger/schema'
import { formatLink, parseLink } from '../../model/text/links'
import { judgeValue } from '../../model/ledger/values'
import { useLatest } from '../../ui/useLatest'
import { Excess } from '../../ui/Excess'
import { FillHint } from './FillHint'
import type { EditorProps } from './EditorProps'
import { Left } from './Left'
import { nameDialog } from './nameDialog'

/** Links, one a line; a line that is no link says so and keeps the editor open. */
export function LinksEditor({ context, item, column, fills, change, done, drop }: EditorProps) {
  const { t, schema, columnName } = context.reading
  const [text, setText] = useState(() => {
    const row = context.store.item(item)
    return context.wrongAt(item, column)?.text ?? (row ? [cellIn(row, column)].flat().join('\n') : '')
  })
  const area = useRef<HTMLTextAreaElement>(null)
  const known = schema.column(column)!
  const { links, wrong } = read(text, known)
  const type = (next: string) => {
    setText(next)
    const { links, wrong } = read(next, known)
    change(
      wrong ? new Left([], [{ code: wrong, item, column, text: next }]) : new Left([{ item, column, value: links }]),
    )
  }
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
function read(text: string, column: Column): { links: string[]; wrong: RefusalCode | null } {
  const lines = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(parseLink)
  const links = [...new Set(lines.flatMap((link) => (link ? [formatLink(link)] : [])))]
  return { links, wrong: lines.includes(null) ? 'bad-link' : judgeValue(column, links, { departments: new Set() }) }
}

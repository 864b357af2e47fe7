import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { usePageContext } from '../grid/PageContext'
import { excerptAround } from '../model/view/find'
import { isComposing } from '../ui/isComposing'
import type { Find } from './useFind'

/** As many characters of a cell's text stand around what was found in it. */
const around = { before: 16, after: 40 }

/** Finds in the grid's rows and walks from hit to hit; under the grid, where it covers none. */
export function FindBar({ find }: { find: Find }) {
  const { store, reading } = usePageContext()
  const { t } = reading
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(find.wanted)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
  }, [find.asked])
  const { hits, now, wanted } = find
  const entry = now ? store.entry(now.item) : undefined
  const excerpt = now && entry ? excerptAround(reading.cellText(entry, now.column), wanted, around) : null
  const column = now && reading.columnName(now.column)
  const count = now
    ? t('commands.find.count', { at: hits.indexOf(now) + 1, total: hits.length })
    : hits.length > 0
      ? t('commands.find.total', { count: hits.length })
      : wanted.trim() === ''
        ? ''
        : t('commands.find.none')
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and Esc of an input method choose or drop what is being composed.
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Escape') find.close()
    else if (event.key === 'Enter' && event.target === input.current) find.walk(event.shiftKey ? -1 : 1, true)
    else return
    event.preventDefault()
  }
  return (
    <div role="search" className="find-bar" aria-label={t('commands.find.title')} onKeyDown={onKeyDown}>
      <input
        ref={input}
        className="input input--small find-bar__input"
        aria-label={t('commands.find.wanted')}
        placeholder={t('commands.find.hint')}
        value={text}
        onChange={({ target, nativeEvent }) => {
          setText(target.value)
          if (!(nativeEvent as InputEvent).isComposing) find.look(target.value)
        }}
        onCompositionEnd={({ currentTarget }) => find.look(currentTarget.value)}
      />
      <button
        className="button button--quiet button--small"
        title={t('commands.find.previousHint')}
        disabled={hits.length === 0}
        onClick={() => find.walk(-1, true)}
      >
        {t('commands.find.previous')}
      </button>
      <button
        className="button button--quiet button--small"
        title={t('commands.find.nextHint')}
        disabled={hits.length === 0}
        onClick={() => find.walk(1, true)}
      >
        {t('commands.find.next')}
      </button>
      <p className="find-bar__where" role="status">
        <span className={hits.length === 0 ? 'find-bar__count find-bar__count--none' : 'find-bar__count'}>{count}</span>
        {now && entry && (
          <>
            {' '}
            <span className="row-panel__code">{entry.code}</span>{' '}
            <span>{find.isShown(now.column) ? column : t('commands.find.hidden', { column })}</span>{' '}
            {excerpt && (
              <span className="find-bar__excerpt">
                {excerpt.before}
                <mark>{excerpt.found}</mark>
                {excerpt.after}
              </span>
            )}
          </>
        )}
      </p>
      <button
        className="button button--quiet button--small find-bar__close"
        aria-label={t('commands.find.close')}
        onClick={find.close}
      >
        {t('ledger.close')}
      </button>
    </div>
  )
}

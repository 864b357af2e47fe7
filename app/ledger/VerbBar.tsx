import { useEffect, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import { limits } from '../model/ledger/limits'
import type { OutlineItem } from '../model/ledger/outline'
import { coordinates } from '../model/ledger/person'
import { missingFor } from '../model/ledger/status'
import { missingOf, needsWords, nextVerb, verbsOf, type Verb } from '../model/ledger/verbs'
import { missingText } from '../reading/missingText'
import { Excess } from '../ui/Excess'
import { isComposing } from '../ui/isComposing'

interface VerbBarProps {
  entry: OutlineItem
  /** The verb whose words are being asked for; null: none. */
  asking: Verb | null
  onAsk(verb: Verb | null): void
  /** Goes to the field that is still to be filled in. */
  onFill(column: StoredColumn): void
  /** Another one each time that the keyboard is to come here. */
  asked: object | null
}

/** What is to be done with a row next, by its name and by one click; what it still lacks leads to its field. */
export function VerbBar({ entry, asking, onAsk, onFill, asked }: VerbBarProps) {
  const { t } = useTranslation()
  const { person, desk, reading, doVerb } = usePageContext()
  const { item } = entry
  const bar = useRef<HTMLDivElement>(null)
  const hasActed = useRef(false)
  const takeKeyboard = () => bar.current?.querySelector<HTMLElement>('button:enabled')?.focus()
  useEffect(() => {
    if (asked) takeKeyboard()
  }, [asked])
  // Its button goes with the verb: the keyboard goes on to the next one.
  useEffect(() => {
    if (!hasActed.current || !bar.current || document.activeElement !== document.body) return
    hasActed.current = false
    takeKeyboard()
  })
  const offered = desk ? verbsOf(person, item, entry.children.length > 0) : []
  if (offered.length === 0) return null
  if (asking && needsWords(asking) && offered.includes(asking)) {
    const onDone = () => {
      hasActed.current = true
      onAsk(null)
    }
    return <VerbForm key={asking} verb={asking} entry={entry} onDone={onDone} />
  }
  const next = nextVerb(person, item, false)
  const forClosing = missingFor('closed', item, 'submitted', reading.schema)
  const missing = offered.flatMap((verb) => missingOf(verb, item, reading.schema) ?? [])
  const lacks = missing.filter(({ column }, i) => missing.findIndex((other) => other.column === column) === i)
  return (
    <div ref={bar} className="verbs" role="group" aria-label={t('verbs.title')}>
      {offered.map((verb) => (
        <button
          key={verb}
          className={`button button--small ${verb === next ? 'button--primary' : ''}`}
          disabled={missingOf(verb, item, reading.schema) !== null}
          onClick={() => {
            hasActed.current = true
            if (needsWords(verb)) onAsk(verb)
            else void doVerb(verb, entry)
          }}
        >
          {verb === 'acknowledge' && item.owner.trim() === ''
            ? t('verbs.acknowledgeAsMe')
            : t(`commands.names.${verb}`)}
        </button>
      ))}
      {lacks.map((lack) => (
        <button
          key={lack.column}
          className="verbs__missing"
          onClick={() => onFill(lack.column)}
          title={missingText(lack, reading)}
        >
          {t('verbs.missing', { column: reading.columnName(lack.column) })}
        </button>
      ))}
      {/* From then on it stands still: said while it can still be added. */}
      {offered.includes('submit') && !coordinates(person) && forClosing && (
        <p className="field__hint">{t('verbs.beforeSubmitting', { column: reading.columnName(forClosing.column) })}</p>
      )}
    </div>
  )
}

function VerbForm({
  verb,
  entry,
  onDone,
}: {
  verb: 'return' | 'defer' | 'ask-reopen'
  entry: OutlineItem
  onDone(): void
}) {
  const { t } = useTranslation()
  const { doVerb } = usePageContext()
  const [words, setWords] = useState('')
  const [isFailed, setFailed] = useState(false)
  const most = verb === 'ask-reopen' ? limits.comment / 2 : limits.shortText
  const isEnough = words.trim() !== '' && words.trim().length <= most
  const send = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (!isEnough) return
    void Promise.resolve(doVerb(verb, entry, words)).then((isDone) => {
      if (isDone) onDone()
      else setFailed(true)
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event)
    if (event.key === 'Escape') {
      event.stopPropagation()
      onDone()
    }
  }
  return (
    <form className="verbs verbs--form" onSubmit={send}>
      <label className="field__label" htmlFor="verb-words">
        {t(`verbs.why.${verb}`)}
      </label>
      <textarea
        id="verb-words"
        className="input"
        rows={3}
        autoFocus
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <Excess text={words} most={most} />
      {isFailed && (
        <p className="field__error" role="alert">
          {t('verbs.failed')}
        </p>
      )}
      <div className="verbs__foot">
        <button type="button" className="button button--quiet button--small" onClick={onDone}>
          {t('ledger.cancel')}
        </button>
        <button className="button button--primary button--small" disabled={!isEnough}>
          {t(`commands.names.${verb}`)}
        </button>
      </div>
    </form>
  )
}

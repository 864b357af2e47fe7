import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from '../i18n/useTranslation'
import { limits } from '../model/ledger/limits'
import { useUnsavedTexts } from '../ui/UnsavedTexts'
import { candidatesFor, mentionQuery, type Candidate, type MentionQuery } from './mentionQuery'
import type { Comments } from './useComments'
import { useMentionables } from './useMentionables'

interface CommentFormProps {
  tracker: string
  /** Who may not, by now, still sees what they wrote and did not send. */
  mayWrite: boolean
  onAdd: Comments['add']
}

/** Where a comment is written; after an @ it offers people and departments to name. */
export function CommentForm({ tracker, mayWrite, onAdd }: CommentFormProps) {
  const { t, language } = useTranslation()
  const listId = useId()
  const [text, setText] = useState('')
  const [query, setQuery] = useState<MentionQuery | null>(null)
  const [chosen, setChosen] = useState(0)
  const [problem, setProblem] = useState('')
  const [isSending, setSending] = useState(false)
  const [isWanted, setWanted] = useState(false)
  useUnsavedTexts(() => [{ where: t('comments.title'), text }])
  const box = useRef<HTMLTextAreaElement>(null)
  const mentionables = useMentionables(tracker, isWanted)
  const candidates = query ? candidatesFor(query.typed, mentionables, language) : []
  const list = useRef<HTMLUListElement>(null)
  const isOffering = candidates.length > 0
  useEffect(() => {
    if (isOffering) list.current?.scrollIntoView({ block: 'nearest' })
  }, [isOffering])

  const look = () => {
    const { value, selectionStart } = box.current!
    setQuery(mentionQuery(value, selectionStart))
    setChosen(0)
  }
  const put = ({ name }: Candidate) => {
    const { at, typed } = query!
    const next = `${text.slice(0, at)}@${name} `
    // At once: what is typed next must not find the caret where it was.
    flushSync(() => setText(next + text.slice(at + 1 + typed.length).trimStart()))
    setQuery(null)
    box.current?.setSelectionRange(next.length, next.length)
    box.current?.focus()
  }
  const send = async () => {
    if (isSending) return
    setSending(true)
    const outcome = await onAdd(text)
    setSending(false)
    setProblem(outcome === 'added' ? '' : t(`comments.problem.${outcome}`, { most: limits.comment }))
    if (outcome === 'added') setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // The grid around listens for keys too; and while an input method composes, keys are its own.
    event.stopPropagation()
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
    else if (candidates.length === 0) return
    else if (event.key === 'ArrowDown') setChosen((chosen + 1) % candidates.length)
    else if (event.key === 'ArrowUp') setChosen((chosen + candidates.length - 1) % candidates.length)
    else if (event.key === 'Enter' || event.key === 'Tab') put(candidates[chosen]!)
    else if (event.key === 'Escape') setQuery(null)
    else return
    event.preventDefault()
  }

  if (!mayWrite && text.trim() === '') return null
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <textarea
        ref={box}
        className="input"
        rows={2}
        value={text}
        readOnly={!mayWrite}
        aria-label={t('comments.write')}
        placeholder={t('comments.write')}
        aria-haspopup="listbox"
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={candidates.length > 0 ? `${listId}-${chosen}` : undefined}
        aria-describedby={`${listId}-hint`}
        onFocus={() => setWanted(true)}
        onBlur={() => setQuery(null)}
        onChange={(event) => {
          setText(event.target.value)
          look()
        }}
        onSelect={look}
        onKeyDown={onKeyDown}
      />
      <ul
        ref={list}
        className="comment-form__candidates"
        id={listId}
        role="listbox"
        aria-label={t('comments.candidates')}
        hidden={candidates.length === 0}
      >
        {candidates.map((candidate, i) => (
          <li
            key={candidate.key}
            id={`${listId}-${i}`}
            role="option"
            aria-selected={i === chosen}
            onMouseDown={(event) => {
              event.preventDefault()
              put(candidate)
            }}
          >
            {candidate.name} <span className="comment-form__note">{candidate.note}</span>
          </li>
        ))}
      </ul>
      <div className="comment-form__foot">
        <p className="field__hint" id={`${listId}-hint`}>
          {t('comments.hint')}
        </p>
        <button className="button button--small" disabled={!mayWrite || isSending || text.trim() === ''}>
          {t(isSending ? 'comments.sending' : 'comments.send')}
        </button>
      </div>
      {(problem || !mayWrite) && (
        <p className="field__error" role="alert">
          {mayWrite ? problem : t('comments.problem.not-allowed')}
        </p>
      )}
    </form>
  )
}

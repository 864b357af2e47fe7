import { useTranslation } from '../i18n/useTranslation'
import type { Reading } from '../reading/reading'
import { commentParts, type Mentionable } from '../model/records/mentions'
import type { Person } from '../model/ledger/person'
import type { Notices } from '../sync/Notices'
import { CommentForm } from './CommentForm'
import { useComments } from './useComments'

interface CommentsProps {
  tracker: string
  item: string
  person: Person
  reading: Reading
  notices: Notices
}

/** What people said of a row, oldest first, and where to say more. */
export function Comments({ tracker, item, person, reading, notices }: CommentsProps) {
  const { t } = useTranslation()
  const { comments, state, add } = useComments(tracker, item, notices)
  return (
    <section className="comments" aria-labelledby="comments-title">
      <h3 id="comments-title">{t('comments.title')}</h3>
      {state === 'failed' && <p className="field__error">{t('comments.failed')}</p>}
      {state === 'ready' && comments.length === 0 && <p className="field__hint">{t('comments.none')}</p>}
      <ol>
        {comments.map(({ id, body, at, person: by }) => (
          <li key={id} className="comment">
            <p className="history__who">
              <time>{reading.momentText(at)}</time> {reading.who(by)}
            </p>
            <p className="comment__body">
              {commentParts(body, nameable(person, reading)).map(({ text, mentions }, i) =>
                mentions.length > 0 ? (
                  <strong key={i} className="comment__mention">
                    {text}
                  </strong>
                ) : (
                  text
                ),
              )}
            </p>
          </li>
        ))}
      </ol>
      <CommentForm tracker={tracker} mayWrite={person.role !== 'viewer'} onAdd={add} />
    </section>
  )
}

/** What concerns the reader stands out: their own name, and departments'. */
function nameable(person: Person, reading: Reading): Mentionable[] {
  return [
    { kind: 'person', id: person.id, names: [person.name] },
    ...reading.departments.map(({ id, short, name }) => ({
      kind: 'department' as const,
      id,
      names: [short, name.zh, name.en],
    })),
  ]
}

import { useTranslation } from '../i18n/useTranslation'
import type { Inbox } from '../model/records/inbox'
import type { Reading } from '../reading/reading'
import type { InboxEntry } from '../model/records/inbox'
import { mentionsIn } from '../model/records/mentions'
import type { Person } from '../model/ledger/person'
import type { LedgerStore } from '../sync/LedgerStore'

interface InboxEntriesProps {
  inbox: Inbox
  person: Person
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** What lies in the inbox, the newest first; a row that is gone is left out. */
export function InboxEntries({ inbox, person, store, reading, onGoTo }: InboxEntriesProps) {
  const { t } = useTranslation()
  const today = store.today
  const why = ({ reason, by, text }: InboxEntry) => {
    if (reason === 'due')
      return t(text < today ? 'comments.inbox.reason.overdue' : 'comments.inbox.reason.due', { date: text })
    if (reason !== 'mention') return t(`comments.inbox.reason.${reason}`)
    const isMe = mentionsIn(text, [{ kind: 'person', id: person.id, names: [person.name] }]).length > 0
    return t(isMe ? 'comments.inbox.reason.mention' : 'comments.inbox.reason.mentionDepartment', { name: by?.name })
  }
  if (inbox.entries.length === 0) return <p className="field__hint inbox__note">{t('comments.inbox.empty')}</p>
  return (
    <ul>
      {inbox.entries.map((entry) => {
        const row = store.entry(entry.item)
        if (!row) return null
        const isNew = inbox.unread > 0 && entry.at > inbox.readAt
        return (
          <li key={entry.id}>
            <button className="inbox__entry" onClick={() => onGoTo(entry.item)}>
              <span className="inbox__why">
                {isNew && <span className="inbox__new">{t('comments.inbox.isNew')}</span>} {why(entry)}
                <time className="inbox__when">{reading.momentText(entry.at)}</time>
              </span>
              <span className="inbox__row">
                <span className="row-panel__code">{row.code}</span> {reading.titleOf(row.item)}
              </span>
              {entry.reason !== 'due' && entry.text && <span className="inbox__text">{entry.text}</span>}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

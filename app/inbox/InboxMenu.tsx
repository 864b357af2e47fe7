import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Reading } from '../grid/reading'
import { mentionsIn } from '../model/mentions'
import type { InboxEntry } from '../model/inbox'
import type { Person } from '../model/person'
import type { LedgerStore } from '../sync/LedgerStore'
import type { InboxReader } from './useInbox'

interface InboxMenuProps {
  reader: InboxReader
  isOpen: boolean
  onOpenChange(isOpen: boolean): void
  person: Person
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** What waits for a person: what names them, was assigned, came back, or is nearly due. Seen once it was open. */
export function InboxMenu({ reader: { inbox, isFailed, markRead }, isOpen, onOpenChange, person, store, reading, onGoTo }: InboxMenuProps) {
  const { t } = useTranslation()
  const unread = inbox?.unread ?? 0
  const change = (open: boolean) => {
    onOpenChange(open)
    if (!open && unread > 0) markRead()
  }
  const today = store.today
  const why = ({ reason, by, text }: InboxEntry) => {
    if (reason === 'due') return t(text < today ? 'comments.inbox.reason.overdue' : 'comments.inbox.reason.due', { date: text })
    if (reason !== 'mention') return t(`comments.inbox.reason.${reason}`)
    const isMe = mentionsIn(text, [{ kind: 'person', id: person.id, names: [person.name] }]).length > 0
    return t(isMe ? 'comments.inbox.reason.mention' : 'comments.inbox.reason.mentionDepartment', { name: by?.name })
  }
  return (
    <Popover opened={isOpen} onChange={change} position="bottom-end" width={400} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button className="button button--quiet button--small inbox-button" aria-expanded={isOpen} aria-haspopup="dialog" onClick={() => change(!isOpen)}>
          {t('comments.inbox.title')}{unread > 0 && <><span className="inbox-button__count" aria-hidden="true">{unread > 99 ? '99+' : unread}</span><span className="visually-hidden">{t('comments.inbox.unread', { count: unread })}</span></>}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="inbox" role="dialog" aria-label={t('comments.inbox.title')}>
        {isFailed && <p className="field__error inbox__note">{t('comments.inbox.failed')}</p>}
        {inbox?.entries.length === 0 && <p className="field__hint inbox__note">{t('comments.inbox.empty')}</p>}
        <ul>
          {inbox?.entries.map((entry) => {
            const row = store.entry(entry.item)
            if (!row) return null
            const isNew = unread > 0 && entry.at > inbox.readAt
            return (
              <li key={entry.id}>
                <button className="inbox__entry" onClick={() => { change(false); onGoTo(entry.item) }}>
                  <span className="inbox__why">
                    {isNew && <span className="inbox__new">{t('comments.inbox.isNew')}</span>} {why(entry)}
                    <time className="inbox__when">{reading.momentText(entry.at)}</time>
                  </span>
                  <span className="inbox__row"><span className="row-panel__code">{row.code}</span> {reading.titleOf(row.item)}</span>
                  {entry.reason !== 'due' && entry.text && <span className="inbox__text">{entry.text}</span>}
                </button>
              </li>
            )
          })}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}

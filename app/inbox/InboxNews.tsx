import { useTranslation } from '../i18n/useTranslation'
import type { Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import type { Inbox, News } from '../model/records/inbox'
import { mentionsIn } from '../model/records/mentions'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { InboxLine } from './InboxLine'
import { reminderText } from './reminderText'
import { nameOf } from './waitingRows'

interface InboxNewsProps {
  tracker: Pick<Tracker, 'id' | 'title'>
  inbox: Inbox
  person: Person
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** What happened, the newest first; a row that is gone is left out. */
export function InboxNews({
  tracker,
  inbox: { news, unread, readAt },
  person,
  store,
  reading,
  onGoTo,
}: InboxNewsProps) {
  const { t } = useTranslation()
  const why = (news: News) => {
    const { reason, by, text, answered } = news
    if (reason === 'reminder') return news.reminder ? reminderText({ t, reading }, news.reminder) : ''
    if (answered) {
      const { kind, event, department } = answered
      const did = `${t(`asks.kind.${kind}`)}${t('ledger.colon')}${t(`asks.did.${event as 'grant'}`)}`
      const about = department ? ` · ${reading.departmentName(department)}` : ''
      return `${did}${about} ${by ? reading.who(by) : ''}`
    }
    if (reason === 'answered') return ''
    if (reason !== 'mention') return t(`comments.inbox.reason.${reason}`, { who: by && reading.who(by) })
    const isMe = mentionsIn(text, [{ kind: 'person', id: person.id, names: [person.name] }]).length > 0
    return t(isMe ? 'comments.inbox.reason.mention' : 'comments.inbox.reason.mentionDepartment', { name: by?.name })
  }
  const whistles = { item: '', code: '', title: t('asks.kind.whistle'), above: '' }
  const noRow = { ledger: tracker, ...whistles, to: `/trackers/${tracker.id}/whistles` }
  return (
    <ul>
      {news.map((entry) => {
        const shown = entry.item === null ? null : store.entry(entry.item)
        if (shown === undefined) return null
        const row = shown ? nameOf({ tracker, store, reading }, shown) : noRow
        return (
          <InboxLine
            key={entry.id}
            row={row}
            why={
              <>
                {unread > 0 && entry.at > readAt && <span className="inbox__new">{t('comments.inbox.isNew')}</span>}{' '}
                {why(entry)}
              </>
            }
            when={reading.momentText(entry.at)}
            text={entry.text}
            onGoTo={shown ? onGoTo : null}
          />
        )
      })}
    </ul>
  )
}

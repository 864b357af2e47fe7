import { useEffect } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Reading } from '../reading/reading'
import type { Person } from '../model/ledger/person'
import type { LedgerStore } from '../sync/LedgerStore'
import { PopoverMenu } from '../ui/PopoverMenu'
import { countOf } from './countOf'
import { InboxAsks } from './InboxAsks'
import { InboxNews } from './InboxNews'
import { InboxTasks } from './InboxTasks'
import type { InboxReader } from './useInbox'

interface InboxMenuProps {
  /** The ledger's id. */
  tracker: string
  reader: InboxReader
  isOpen: boolean
  onOpenChange(isOpen: boolean): void
  person: Person
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** First what waits for a person, then what happened that they should know: that is seen once it was open. */
export function InboxMenu({
  tracker,
  reader: { inbox, isFailed, read, markRead },
  isOpen,
  onOpenChange,
  person,
  store,
  reading,
  onGoTo,
}: InboxMenuProps) {
  const { t } = useTranslation()
  // What was missed while the page was asleep or without network.
  useEffect(() => {
    if (isOpen) read()
  }, [isOpen, read])
  const change = (open: boolean) => {
    onOpenChange(open)
    if (!open && inbox && inbox.unread > 0) markRead()
  }
  const shared = {
    tracker,
    store,
    reading,
    onGoTo(item: string) {
      change(false)
      onGoTo(item)
    },
  }
  const count = countOf(inbox)
  const waiting = inbox ? inbox.asks.length + inbox.tasks.length : 0
  const isUrgent = inbox?.tasks.some(({ reasons }) => reasons.includes('overdue') || reasons.includes('returned'))
  return (
    <PopoverMenu
      label={
        <>
          {t('comments.inbox.title')}
          {inbox && count > 0 && (
            <>
              <span
                className={`inbox-button__count${isUrgent ? ' inbox-button__count--urgent' : ''}`}
                aria-hidden="true"
              >
                {count > 99 ? '99+' : count}
              </span>
              <span className="visually-hidden">
                {waiting > 0 && t('comments.inbox.waiting', { count: waiting })}
                {inbox.unread > 0 && t('comments.inbox.unread', { count: inbox.unread })}
              </span>
            </>
          )}
        </>
      }
      button={{ className: 'button button--quiet button--small inbox-button' }}
      name={t('comments.inbox.title')}
      className="inbox"
      width={440}
      isOpen={isOpen}
      onOpenChange={change}
    >
      {isFailed && <p className="field__error inbox__note">{t('comments.inbox.failed')}</p>}
      {inbox && (
        <section aria-label={t('comments.inbox.tasks')}>
          <h2 className="inbox__heading">{t('comments.inbox.tasks')}</h2>
          {inbox.asks.length > 0 && <InboxAsks asks={inbox.asks} person={person} {...shared} />}
          {inbox.tasks.length > 0 && <InboxTasks tasks={inbox.tasks} {...shared} />}
          {inbox.asks.length + inbox.tasks.length === 0 && !isFailed && (
            <p className="field__hint inbox__note">{t('comments.inbox.nothingWaits')}</p>
          )}
        </section>
      )}
      {inbox && inbox.news.length > 0 && (
        <section aria-label={t('comments.inbox.news')}>
          <h2 className="inbox__heading">{t('comments.inbox.news')}</h2>
          <InboxNews inbox={inbox} person={person} {...shared} />
        </section>
      )}
    </PopoverMenu>
  )
}

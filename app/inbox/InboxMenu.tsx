import { useEffect } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Reading } from '../reading/reading'
import type { Person } from '../model/ledger/person'
import type { Tracker } from '../model/ledger/tracker'
import type { LedgerStore } from '../sync/LedgerStore'
import { PopoverMenu } from '../ui/PopoverMenu'
import { countOf } from './countOf'
import { InboxNews } from './InboxNews'
import { InboxWaiting } from './InboxWaiting'
import { NewsElsewhere } from './NewsElsewhere'
import type { HouseInboxReader } from './useHouseInbox'
import { isRed } from './waitingRows'

interface InboxMenuProps {
  /** The ledger in which one is. */
  tracker: Pick<Tracker, 'id' | 'title'>
  reader: HouseInboxReader
  isOpen: boolean
  onOpenChange(isOpen: boolean): void
  person: Person
  store: LedgerStore
  reading: Reading
  onGoTo: (item: string) => void
}

/** First what waits for a person in the whole house, then what happened that they should know: that is seen once it was open. */
export function InboxMenu({ tracker, reader, isOpen, onOpenChange, person, store, reading, onGoTo }: InboxMenuProps) {
  const { t } = useTranslation()
  const { inbox, waiting, elsewhere, isFailed, read, markRead } = reader
  // What was missed while the page was asleep or without network.
  useEffect(() => {
    if (isOpen) read()
  }, [isOpen, read])
  const change = (open: boolean) => {
    onOpenChange(open)
    if (!open && inbox && inbox.unread > 0) markRead()
  }
  const goTo = (item: string) => {
    change(false)
    onGoTo(item)
  }
  const count = countOf(reader)
  const isUrgent = waiting.some(isRed)
  return (
    <PopoverMenu
      label={
        <>
          {t('comments.inbox.title')}
          {count > 0 && (
            <>
              <span
                className={`inbox-button__count${isUrgent ? ' inbox-button__count--urgent' : ''}`}
                aria-hidden="true"
              >
                {count > 99 ? '99+' : count}
              </span>
              <span className="visually-hidden">
                {waiting.length > 0 && t('comments.inbox.waiting', { count: waiting.length })}
                {count > waiting.length && t('comments.inbox.unread', { count: count - waiting.length })}
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
          {waiting.length > 0 && (
            <InboxWaiting tracker={tracker.id} rows={waiting} reading={reading} onGoTo={goTo} onDone={read} />
          )}
          {waiting.length === 0 && !isFailed && (
            <p className="field__hint inbox__note">{t('comments.inbox.nothingWaits')}</p>
          )}
        </section>
      )}
      <NewsElsewhere ledgers={elsewhere} />
      {inbox && inbox.news.length > 0 && (
        <section aria-label={t('comments.inbox.news')}>
          <h2 className="inbox__heading">{t('comments.inbox.news')}</h2>
          <InboxNews {...{ tracker, inbox, person, store, reading }} onGoTo={goTo} />
        </section>
      )}
    </PopoverMenu>
  )
}

import { useTranslation } from 'react-i18next'
import type { Reading } from '../reading/reading'
import type { Person } from '../model/ledger/person'
import type { LedgerStore } from '../sync/LedgerStore'
import { PopoverMenu } from '../ui/PopoverMenu'
import { InboxEntries } from './InboxEntries'
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
export function InboxMenu({
  reader: { inbox, isFailed, markRead },
  isOpen,
  onOpenChange,
  person,
  store,
  reading,
  onGoTo,
}: InboxMenuProps) {
  const { t } = useTranslation()
  const unread = inbox?.unread ?? 0
  const change = (open: boolean) => {
    onOpenChange(open)
    if (!open && unread > 0) markRead()
  }
  return (
    <PopoverMenu
      label={
        <>
          {t('comments.inbox.title')}
          {unread > 0 && (
            <>
              <span className="inbox-button__count" aria-hidden="true">
                {unread > 99 ? '99+' : unread}
              </span>
              <span className="visually-hidden">{t('comments.inbox.unread', { count: unread })}</span>
            </>
          )}
        </>
      }
      button={{ className: 'button button--quiet button--small inbox-button' }}
      name={t('comments.inbox.title')}
      className="inbox"
      width={400}
      isOpen={isOpen}
      onOpenChange={change}
    >
      {isFailed && <p className="field__error inbox__note">{t('comments.inbox.failed')}</p>}
      {inbox && (
        <InboxEntries
          inbox={inbox}
          person={person}
          store={store}
          reading={reading}
          onGoTo={(item) => {
            change(false)
            onGoTo(item)
          }}
        />
      )}
    </PopoverMenu>
  )
}

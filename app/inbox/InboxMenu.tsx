import { Popover } from '@mantine/core'
import { useTranslation } from '../i18n/useTranslation'
import type { Reading } from '../reading/reading'
import type { Person } from '../model/ledger/person'
import type { LedgerStore } from '../sync/LedgerStore'
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
    <Popover opened={isOpen} onChange={change} position="bottom-end" width={400} trapFocus returnFocus shadow="md">
      <Popover.Target>
        <button
          className="button button--quiet button--small inbox-button"
          aria-expanded={isOpen}
          aria-haspopup="dialog"
          onClick={() => change(!isOpen)}
        >
          {t('comments.inbox.title')}
          {unread > 0 && (
            <>
              <span className="inbox-button__count" aria-hidden="true">
                {unread > 99 ? '99+' : unread}
              </span>
              <span className="visually-hidden">{t('comments.inbox.unread', { count: unread })}</span>
            </>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown className="inbox" role="dialog" aria-label={t('comments.inbox.title')}>
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
      </Popover.Dropdown>
    </Popover>
  )
}

import { Link } from '@remix-run/react'
import { InboxMenu } from '../inbox/InboxMenu'
import { coordinates } from '../model/ledger/person'
import { TopBar } from '../ui/TopBar'
import { Avatars } from './Avatars'
import { CommandsAt } from './CommandsAt'
import { LedgerMenu } from './LedgerMenu'
import { SaveState } from './SaveState'
import { TransferMenu } from './TransferMenu'
import type { LedgerPageState } from './useLedgerPage'

/** The page's head: what ledger it is, searching it, what waits for this person, who else is here, and the way to the meeting. */
export function LedgerHead({ page }: { page: LedgerPageState }) {
  const { title, context, ledger, share, searchBox, inbox, opened, setOpened, panel, peers, changeView } = page
  const { tracker, person, store, reading, view, goTo } = context
  const { t } = reading
  return (
    <TopBar person={person} standing={share}>
      <h1 className="ledger__title" title={title}>
        {title}
      </h1>
      <LedgerMenu mayKeep={page.mayKeep} onShare={() => setOpened('share', true)} />
      <input
        ref={searchBox}
        className="input input--small ledger__search"
        type="search"
        aria-label={t('ledger.search')}
        placeholder={t('ledger.searchHint')}
        value={view.search}
        onChange={(event) => changeView({ search: event.target.value })}
      />
      <CommandsAt place="top" showKeys />
      <span className="ledger__space" />
      <SaveState state={ledger.state} />
      <InboxMenu
        tracker={ledger.tracker}
        reader={inbox}
        isOpen={opened.inbox}
        onOpenChange={(isOpen) => setOpened('inbox', isOpen)}
        person={person}
        store={store}
        reading={reading}
        onGoTo={(item) => {
          goTo({ item })
          panel.open(item)
        }}
      />
      <Avatars peers={peers} />
      <Link className="button button--quiet button--small" to={`/trackers/${tracker}/meeting`}>
        {t(coordinates(person) ? 'meeting.start' : 'meeting.title')}
      </Link>
      <TransferMenu />
    </TopBar>
  )
}

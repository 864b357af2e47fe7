import type { FoundByStream } from '../model/view/seen'
import { AddItemMenu } from './AddItemMenu'
import { ArrangeMenu } from './ArrangeMenu'
import { ColumnsMenu } from './ColumnsMenu'
import { CommandsAt } from './CommandsAt'
import { FilterMenu } from './FilterMenu'
import { OwnRows } from './OwnRows'
import { StreamTabs } from './StreamTabs'
import type { LedgerPageState } from './useLedgerPage'
import { ViewsMenu } from './ViewsMenu'

interface LedgerToolsProps {
  page: LedgerPageState
  /** Null where the view narrows nothing. */
  found: FoundByStream | null
}

/** Over the grid: which stream is seen, and the tools. */
export function LedgerTools({ page, found }: LedgerToolsProps) {
  return (
    <div className="ledger__tools">
      <StreamTabs found={found} onChoose={(stream) => page.changeView({ stream })} />
      <span className="ledger__space" />
      <CommandsAt place="tools" />
      <AddItemMenu />
      <CommandsAt place="tools-middle" />
      <OwnRows />
      <ViewsMenu />
      <FilterMenu />
      <ArrangeMenu />
      <ColumnsMenu />
      <CommandsAt place="tools-end" />
    </div>
  )
}

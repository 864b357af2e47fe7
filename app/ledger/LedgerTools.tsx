import { ArrangeMenu } from './ArrangeMenu'
import { ColumnsMenu } from './ColumnsMenu'
import { CommandsAt } from './CommandsAt'
import { FilterMenu } from './FilterMenu'
import { OwnRows } from './OwnRows'
import { StreamTabs } from './StreamTabs'
import type { LedgerPageState } from './useLedgerPage'
import { ViewsMenu } from './ViewsMenu'

/** Over the grid: which stream is seen, and the tools. */
export function LedgerTools({ page }: { page: LedgerPageState }) {
  return (
    <div className="ledger__tools">
      <StreamTabs onChoose={(stream) => page.changeView({ stream })} />
      <span className="ledger__space" />
      <CommandsAt place="tools" />
      <OwnRows />
      <ViewsMenu />
      <FilterMenu />
      <ArrangeMenu />
      <ColumnsMenu />
      <CommandsAt place="tools-end" />
    </div>
  )
}

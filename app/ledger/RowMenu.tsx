import { rowCommands } from '../commands/rows'
import { usePageContext } from '../grid/PageContext'
import type { OutlineItem } from '../model/ledger/outline'
import { MenuAt } from './MenuAt'

interface RowMenuProps {
  at: { x: number; y: number }
  entry: OutlineItem
  onClose: () => void
}

/** What may be done with a row. */
export function RowMenu({ at, entry, onClose }: RowMenuProps) {
  const { reading, commands } = usePageContext()
  return (
    <MenuAt
      label={reading.t('ledger.rowMenu')}
      at={at}
      table={rowCommands}
      place="row"
      context={{ ...commands.context, row: entry }}
      onClose={onClose}
    />
  )
}

import type { CustomCellRendererProps } from 'ag-grid-react'
import { useState } from 'react'
import { lights } from '../model/ledger/light'
import { coordinates } from '../model/ledger/person'
import { isStatus } from '../model/ledger/status'
import { seenIn, type Seen } from '../model/view/seen'
import type { VisibleGroup } from '../model/view/visibleRows'
import type { LedgerStore } from '../sync/LedgerStore'
import type { GridContext } from './GridContext'
import { openHeadingMenu } from './openHeadingMenu'
import { groupRowId, type GridRow } from './rows'
import type { Reading } from '../reading/reading'
import { ProgressBar, StreamHeading, summaryOf, WorstLight } from './StreamRow'
import { StatusChip } from './cells'
import { OptionChip } from '../ui/OptionChip'

/** A group's heading, over the whole width of the grid. */
export function GroupRow({ data, context }: CustomCellRendererProps<GridRow, unknown, GridContext>) {
  const there = context.places.groupAt(data!.id)
  // One that went stands as it was until nobody types in the grid.
  const [group, keep] = useState(there)
  if (there && there !== group) keep(there)
  if (!group) return null
  const id = groupRowId(group)
  return (
    <GroupHeading
      group={group}
      store={context.store}
      reading={context.reading}
      isOpen={!context.isCollapsed(id)}
      onToggle={() => context.toggle(id)}
      onMenu={
        coordinates(context.person)
          ? (button) => {
              const { left, bottom } = button.getBoundingClientRect()
              openHeadingMenu(data!, { x: left, y: bottom }, context)
            }
          : undefined
      }
      role="gridcell"
    />
  )
}

interface GroupHeadingProps {
  group: VisibleGroup
  store: LedgerStore
  reading: Reading
  isOpen: boolean
  onToggle?: () => void
  onMenu?: ((button: Element) => void) | undefined
  /** In the grid, where a row may hold nothing but cells. */
  role?: 'gridcell'
}

/** How far what is seen in a group is, and how much of the group that is. */
export function GroupHeading({ group, store, reading, isOpen, onToggle, onMenu, role }: GroupHeadingProps) {
  const { t } = reading
  const seen = seenIn([group], store)
  if (group.stream)
    return (
      <StreamHeading
        outline={group.stream}
        seen={seen}
        reading={reading}
        isOpen={isOpen}
        onToggle={onToggle}
        onMenu={onMenu}
        role={role}
      />
    )
  const { rollUp } = seen
  return (
    <div role={role} className="stream-row group-row">
      <button
        className="fold"
        tabIndex={-1}
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'ledger.collapse' : 'ledger.expand')}
        onClick={onToggle}
      >
        <span aria-hidden="true">▸</span>
      </button>
      <GroupName group={group} reading={reading} />
      {group.by === 'status' && group.key === '' && (
        <span className="stream-row__problem">{t('views.noStatusNote')}</span>
      )}
      <span className="stream-row__summary">
        {group.by !== 'status'
          ? summaryOf(seen, reading)
          : [reading.countText(seen), ...lightCounts(seen, reading)].join(' · ')}
      </span>
      <WorstLight seen={seen} reading={reading} />
      {group.by !== 'status' && rollUp.total > 0 && <ProgressBar rollUp={rollUp} reading={reading} />}
    </div>
  )
}

function GroupName({ group, reading }: { group: VisibleGroup; reading: Reading }) {
  const { by, key } = group
  if (by === 'status' && isStatus(key)) return <StatusChip status={key} reading={reading} />
  const option = reading.schema.column(by)?.options.find(({ id }) => id === key)
  const name = reading.groupName(group)
  return option ? <OptionChip option={option} name={name} /> : <span className="stream-row__title">{name}</span>
}

/** All but the worst, which stands out by itself. Closed and deferred items are grey, as their status says already. */
function lightCounts({ rollUp, worst }: Seen, { t }: Reading): string[] {
  return lights
    .filter((light) => light !== 'grey' && light !== 'red' && light !== worst?.light && rollUp.byLight[light] > 0)
    .map((light) => `${t(`light.${light}`)} ${rollUp.byLight[light]}`)
}

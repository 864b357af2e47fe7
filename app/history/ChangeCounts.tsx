import type { ReactNode } from 'react'
import type { ComparisonCounts } from '../model/history/comparison'
import type { Stream } from '../model/ledger/rows'
import type { Department } from '../model/ledger/person'
import { CountsTable } from './CountsTable'
import { streamColour } from '../reading/streamColour'
import type { FullWording } from '../reading/useWording'

interface ChangeCountsProps {
  byStream: Readonly<Record<string, ComparisonCounts>>
  byDepartment: Readonly<Record<string, ComparisonCounts>>
  streams: readonly Stream[]
  departments: readonly Department[]
  reading: FullWording
  /** Where a group's name leads, and whether one is there; without it names lead nowhere. */
  linkOf?: (group: { stream: string } | { department: string }) => { href: string; isCurrent: boolean }
}

/** How much changed in each stream, and beside it under each department that leads. */
export function ChangeCounts({ byStream, byDepartment, streams, departments, reading, linkOf }: ChangeCountsProps) {
  const { t } = reading
  const linked = (name: ReactNode, group: { stream: string } | { department: string }) => {
    const link = linkOf?.(group)
    return link ? (
      <a href={link.href} aria-current={link.isCurrent || undefined}>
        {name}
      </a>
    ) : (
      name
    )
  }
  const streamName = (id: string) => (
    <span className={`stream-mark ${streamColour(reading.streamNumber(id))}`}>
      {linked(reading.streamName(id), { stream: id })}
    </span>
  )
  const departmentName = (id: string) =>
    id === '' ? t('records.noLead') : linked(reading.departmentName(id), { department: id })
  return (
    <div className="change-counts">
      <CountsTable
        title={t('records.compare.byStream')}
        reading={reading}
        groups={groupsOf(byStream, streams).map(([id, counts]) => ({ id, counts, name: streamName(id) }))}
      />
      <div
        className="change-counts__departments"
        tabIndex={0}
        role="group"
        aria-label={t('records.compare.byDepartment')}
      >
        <CountsTable
          title={t('records.compare.byDepartment')}
          reading={reading}
          groups={groupsOf(byDepartment, departments).map(([id, counts]) => ({ id, counts, name: departmentName(id) }))}
        />
      </div>
    </div>
  )
}

/** In the order of what there is now, then what is no more; not those where nothing but lights changed. */
function groupsOf(
  counts: Readonly<Record<string, ComparisonCounts>>,
  present: readonly { id: string }[],
): [string, ComparisonCounts][] {
  const ids = present.map(({ id }) => id)
  const told = Object.entries(counts).filter(([, of]) => Object.values(of).some((count) => count > 0))
  return told.sort(([a], [b]) => (ids.indexOf(a) + 1 || Infinity) - (ids.indexOf(b) + 1 || Infinity) || 0)
}

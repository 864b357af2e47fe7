import type { ReactNode } from 'react'
import type { ComparisonCounts } from '../model/history/comparison'
import type { FullWording } from '../reading/useWording'

const counted = ['changed', 'newlyRed', 'newlyClosed', 'added', 'removed'] as const

interface CountsTableProps {
  title: string
  /** Names of the groups in the order in which they are to stand. */
  groups: readonly { id: string; name: ReactNode; counts: ComparisonCounts }[]
  reading: FullWording
}

/** How much changed, group by group. Zeros stay empty. */
export function CountsTable({ title, groups, reading: { t } }: CountsTableProps) {
  return (
    <table className="counts">
      <thead>
        <tr>
          <th scope="col">{title}</th>
          {counted.map((key) => (
            <th key={key} scope="col" className="counts__number" title={t(`records.compare.countsFull.${key}`)}>
              {t(`records.compare.counts.${key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {groups.map(({ id, name, counts }) => (
          <tr key={id}>
            <th scope="row">{name}</th>
            {counted.map((key) => (
              <td key={key} className={`counts__number${key === 'newlyRed' ? ' counts__number--red' : ''}`}>
                {counts[key] || ''}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

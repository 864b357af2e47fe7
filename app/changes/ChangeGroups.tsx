import { useTranslation } from '../i18n/useTranslation'
import { usePageContext } from '../grid/PageContext'
import { changeKinds } from '../model/history/changeMarks'
import { PopoverMenu } from '../ui/PopoverMenu'
import type { Comparison, ComparisonCounts } from '../model/history/comparison'

const counted = [...changeKinds, 'removed'] as const

/** How much changed in each stream, and with each department that leads. */
export function ChangeGroups({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation()
  const { store, reading } = usePageContext()
  const streams = store
    .outline()
    .flatMap((outline) => groupOf(comparison.byStream, outline.stream.id, reading.streamName(outline)))
  const departments = [...reading.departments.map(({ id }) => id), ''].flatMap((id) =>
    groupOf(comparison.byDepartment, id, id === '' ? t('views.noLead') : reading.departmentName(id)),
  )
  const tables = [
    { title: t('comparing.byStream'), rows: streams },
    { title: t('comparing.byDepartment'), rows: departments },
  ]
  return (
    <PopoverMenu
      label={t('comparing.groups')}
      className="change-groups"
      isText
      width={reading.language === 'en' ? 680 : 560}
    >
      {tables.map(({ title, rows }) => (
        <table key={title} className="change-groups__table">
          <thead>
            <tr>
              <th scope="col">{title}</th>
              {counted.map((kind) => (
                <th key={kind} scope="col">
                  {kind === 'removed' ? t('comparing.removed') : t(`comparing.kinds.${kind}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, counts }) => (
              <tr key={id}>
                <th scope="row" title={name}>
                  {name}
                </th>
                {counted.map((kind) => (
                  <td
                    key={kind}
                    className={counts[kind] > 0 ? `change-groups__count change-groups__count--${kind}` : undefined}
                  >
                    {counts[kind] > 0 ? counts[kind] : ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </PopoverMenu>
  )
}

function groupOf(
  groups: Record<string, ComparisonCounts>,
  id: string,
  name: string,
): { id: string; name: string; counts: ComparisonCounts }[] {
  const counts = groups[id]
  return counts && counted.some((kind) => counts[kind] > 0) ? [{ id, name, counts }] : []
}

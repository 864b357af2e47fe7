import { useTranslation } from '../../i18n/useTranslation'
import { LightMark, StatusChip } from '../../grid/cells'
import type { Reading } from '../../reading/reading'
import type { OutlineItem } from '../../model/ledger/outline'
import { statusOf } from '../../model/ledger/status'
import type { LedgerStore } from '../../sync/LedgerStore'

/** So many stand below each other; more stand in two columns, so that the room sees all. */
const inOneColumn = 8

/** An item's sub-items: code, title, lead, status and light of each. */
export function SubItems({
  entries,
  store,
  reading,
}: {
  entries: readonly OutlineItem[]
  store: LedgerStore
  reading: Reading
}) {
  const { t } = useTranslation()
  const half = entries.length > inOneColumn ? Math.ceil(entries.length / 2) : entries.length
  return (
    <div className={`slide__children slide__children--${half < entries.length ? 'two' : 'one'}`}>
      {[entries.slice(0, half), entries.slice(half)]
        .filter((column) => column.length > 0)
        .map((column) => (
          <table key={column[0]!.item.id}>
            <caption className="visually-hidden">{t('meeting.subItems')}</caption>
            <tbody>
              {column.map((child) => (
                <tr key={child.item.id}>
                  <td className="figures">{child.code}</td>
                  <td className="slide__child">{reading.titleOf(child.item)}</td>
                  <td>{reading.cellText(child, 'lead')}</td>
                  <td>
                    <StatusChip status={statusOf(child.item)} reading={reading} />
                  </td>
                  <td>
                    <LightMark light={store.light(child)} reading={reading} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        ))}
    </div>
  )
}

import type { WordKey } from '../i18n/Translate'
import { lights } from '../model/ledger/light'
import { statuses } from '../model/ledger/status'
import { sumKey, type TableId } from '../model/report/table'
import type { FullWording } from '../reading/useWording'

/** How a reader's language says a report's tables. */
export interface TableWords {
  table(id: TableId): string
  row(id: TableId, key: string): string
  column(id: TableId, column: string): string
  value(column: string, value: number | null): string
}

const ofDays = new Set(['overdueDays', 'longest', 'half', 'nine', 'waitingLongest'])

export function tableWords({
  t,
  departmentName,
  streamName,
}: Pick<FullWording, 't' | 'departmentName' | 'streamName'>): TableWords {
  const word = (key: string) => t(key as WordKey)
  return {
    table: (id) => word(`report.tables.${id}`),
    row(id, key) {
      if (key === sumKey) return t('report.sum')
      if (id === 'progress') return streamName(key)
      if (id === 'lateness' || id === 'requests') return key === '' ? t('records.noLead') : departmentName(key)
      if (id === 'burnUp' || id === 'lights') return key
      return word(`report.rows.${id}.${key}`)
    },
    column(id, column) {
      if (id === 'headline') return word(`report.columns.headline.${column}`)
      if ((statuses as readonly string[]).includes(column)) return word(`status.${column}`)
      if ((lights as readonly string[]).includes(column)) return word(`light.${column}`)
      return word(`report.columns.${id}.${column}`)
    },
    value(column, value) {
      if (value === null) return ''
      return ofDays.has(column) ? t('report.days', { days: value }) : String(value)
    },
  }
}

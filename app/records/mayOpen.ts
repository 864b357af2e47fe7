import type { LightSettings } from '../model/ledger/light'
import type { OutlineItem } from '../model/ledger/outline'
import { openDepartments, type Department, type Person } from '../model/ledger/person'
import { kindOf } from '../model/records/kinds/kinds'
import type { OpenedKind } from '../model/records/record'
import type { LedgerRecords } from './useRecords'

/** What whoever looks knows of the ledger and of themselves. */
export interface Standing {
  person: Person
  departments: readonly Department[]
  today: string
  settings: LightSettings
  records: Pick<LedgerRecords, 'on' | 'extended'>
}

/** May this person open something of a kind on a row, as far as this page knows? */
export function mayOpen(kind: OpenedKind, { item, children }: OutlineItem, standing: Standing): boolean {
  const { person, departments, today, settings, records } = standing
  const ground = {
    ...{ person, item, hasSubItems: children.length > 0, today, settings },
    departments: new Set(openDepartments(departments).map(({ id }) => id)),
    open: records.on(item.id).filter((record) => record.kind === kind).length,
    granted: records.extended(item.id)?.times ?? 0,
  }
  return kindOf(kind).judge(ground) === null
}

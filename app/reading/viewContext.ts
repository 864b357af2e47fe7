import type { ItemLight } from '../model/ledger/lightsOf'
import type { Stamp } from '../model/ledger/stamp'
import type { Department } from '../model/ledger/person'
import type { LedgerSchema } from '../model/ledger/schema'
import { alphabetsOf } from '../model/text/alphabet'
import { dateIn } from '../model/text/dates'
import type { ViewContext } from '../model/view/view'
import type { OpenMark } from '../model/records/openMarks'
import type { Wording } from './wording'

/** What looking through a ledger needs, in the words of one reader. */
export function viewContext(
  schema: LedgerSchema,
  { language, departmentName, titleOf }: Wording,
  departments: readonly Department[],
  timeZone: string,
  lightOf: ItemLight,
  stampOf: (id: string) => Stamp | undefined,
  openOn: (id: string) => readonly OpenMark[],
): ViewContext {
  return {
    schema,
    lightOf,
    departments,
    departmentName,
    titleOf,
    changedOn({ id }) {
      const stamp = stampOf(id)
      return stamp?.updatedBy ? dateIn(timeZone, stamp.updatedAt) : ''
    },
    openOn: ({ id }) => openOn(id),
    updatedAt: ({ id }) => stampOf(id)?.updatedAt ?? 0,
    alphabet: alphabetsOf(language),
  }
}

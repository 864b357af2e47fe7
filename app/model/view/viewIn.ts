import { kinds } from '../ledger/kinds/kinds'
import type { Department } from '../ledger/person'
import type { LedgerSchema } from '../ledger/schema'
import type { View } from './view'

/**
 * A view as a ledger can show it now: it asks for no columns that are gone, and where it asks for a department that became
 * part of another, for that one. The same object where nothing has to change.
 */
export function viewIn(view: View, schema: LedgerSchema, departments: readonly Department[]): View {
  const into = new Map(departments.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto] as const] : [])))
  const department = into.get(view.department) ?? view.department
  const asked = Object.entries(view.filters)
  const filters = asked.flatMap(([column, values = []]) => {
    const known = schema.column(column)
    if (!known || !schema.has(column)) return []
    const isOfDepartments = kinds[known.kind].names === 'departments'
    const next =
      isOfDepartments && values.some((value) => into.has(value)) ? values.map((one) => into.get(one) ?? one) : values
    return [[column, next] as const]
  })
  const isAsItWas =
    department === view.department &&
    filters.length === asked.length &&
    filters.every(([column, values]) => view.filters[column] === values)
  return isAsItWas ? view : { ...view, department, filters: Object.fromEntries(filters) }
}

import type { Department } from '../model/ledger/person'

/** The kinds of departments in the order in which they are offered. */
export const departmentKinds = [
  'party',
  'government',
  'body',
  'service',
  'subdistrict',
] as const satisfies readonly Department['kind'][]

import * as z from 'zod/mini'
import { builtInColumns, isColumnId } from '../model/ledger/columns'
import { limits } from '../model/ledger/limits'
import type { GridPreferences } from '../model/view/gridPreferences'
import type { Contract } from './contract'

/** What is sent to `POST …/preferences`. */
export const preferences: Contract<GridPreferences> = z.object({
  columns: z.optional(
    z
      .array(
        z.object({
          id: z.string().check(z.refine(isColumnId)),
          width: z.optional(z.number().check(z.gte(20), z.lte(2000))),
          hidden: z.optional(z.boolean()),
        }),
      )
      .check(z.maxLength(builtInColumns.length + limits.columns)),
  ),
  density: z.optional(z.enum(['compact', 'normal', 'roomy'])),
  panelWidth: z.optional(z.number().check(z.gte(320), z.lte(640))),
  collapsed: z.optional(z.array(z.string().check(z.maxLength(64))).check(z.maxLength(20_000))),
})

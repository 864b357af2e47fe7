import * as z from 'zod/mini'
import type { ChangedBy } from '../model/history/history'
import type { CellValue } from '../model/ledger/rows'
import type { RowLabel } from '../model/meeting/meeting'
import type { Contract } from './contract'

/** What several answers hold. */
export const changedBy: Contract<ChangedBy> = z.object({
  id: z.string(),
  name: z.string(),
  department: z.nullable(z.string()),
})

export const rowLabel: Contract<RowLabel> = z.object({
  code: z.string(),
  title: z.string(),
  titleEn: z.string(),
  stream: z.string(),
  lead: z.string(),
})

export const cellValue: Contract<CellValue> = z.union([z.string(), z.array(z.string())])

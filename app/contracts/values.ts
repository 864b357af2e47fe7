import * as z from 'zod/mini'
import type { ChangedBy } from '../model/history/history'
import { refusalCodes, type Refusal } from '../model/ledger/errors'
import type { CellValue } from '../model/ledger/rows'
import type { RowLabel } from '../model/meeting/meeting'
import type { CellsRefused } from '../model/meeting/meetingOutcome'
import type { Extended } from '../model/records/grants'
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

export const refusal: Contract<Refusal> = z.object({
  code: z.enum(refusalCodes),
  item: z.optional(z.string()),
  column: z.optional(z.string()),
  text: z.optional(z.string()),
})

export const extended: Contract<Extended> = z.object({ firstDue: z.string(), times: z.number() })

export const cellsRefused: Contract<CellsRefused> = z.object({ refusals: z.array(refusal) })

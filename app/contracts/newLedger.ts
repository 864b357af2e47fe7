import * as z from 'zod/mini'
import { isOwnColumn, type OwnColumn } from '../model/ledger/columns'
import { copyParts, type CopyWish } from '../model/ledger/copyLedger'
import type { LedgerWish, MakingOutcome, NewLedger } from '../model/ledger/newLedger'
import { departmentKinds, type Department } from '../model/ledger/person'
import type { CellValue, Item } from '../model/ledger/rows'
import { statuses } from '../model/ledger/status'
import { columnRecord } from './columns'
import type { Contract } from './contract'
import { bothLanguages, lightSettings, stream } from './ledgers'
import { cellValue, refusal } from './values'

/** As a plain object: what is named like something that every object has is no column, and is not let in. */
const cells = z.custom<Item['cells']>(
  (given: unknown) =>
    typeof given === 'object' &&
    given !== null &&
    Object.keys(given).every(isOwnColumn) &&
    Object.values(given as Record<OwnColumn, CellValue>).every((value) => cellValue.safeParse(value).success),
)

const item: Contract<Item> = z.object({
  id: z.string(),
  stream: z.string(),
  parent: z.string(),
  order: z.string(),
  title: z.string(),
  titleEn: z.string(),
  clause: z.string(),
  lead: z.string(),
  support: z.array(z.string()),
  owner: z.string(),
  status: z.enum(['', ...statuses]),
  reason: z.string(),
  due: z.string(),
  progress: z.string(),
  problems: z.string(),
  next: z.string(),
  evidence: z.array(z.string()),
  cells,
})

/** Only the shapes: whether a ledger may be made so is judged apart (judgeNewLedger). */
const newLedger: Contract<NewLedger> = z.object({
  title: bothLanguages,
  settings: lightSettings,
  columns: z.array(columnRecord),
  streams: z.array(stream),
  items: z.array(item),
})

/** One that comes with a ledger: neither closed nor merged. */
const newDepartment: Contract<Department> = z.object({
  id: z.string(),
  name: bothLanguages,
  short: z.string(),
  kind: z.enum(departmentKinds),
})

/** `POST /trackers`: what is sent. */
export const ledgerWish: Contract<LedgerWish> = z.object({
  id: z.string(),
  ledger: newLedger,
  departments: z.array(newDepartment),
})

/** `POST /trackers/:id/copy`: what is sent. */
export const copyWish: Contract<CopyWish> = z.object({
  id: z.string(),
  title: bothLanguages,
  parts: z.array(z.enum(copyParts)),
})

/** And what is answered. */
export const ledgerMade: Contract<MakingOutcome> = z.union([
  z.object({ kind: z.literal('made'), id: z.string() }),
  z.object({ kind: z.literal('refused'), refusals: z.array(refusal) }),
  z.object({ kind: z.enum(['department-taken', 'bad-department']), name: z.string() }),
  z.object({ kind: z.enum(['title-taken', 'id-taken', 'not-allowed']) }),
])

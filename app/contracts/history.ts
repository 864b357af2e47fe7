import * as z from 'zod/mini'
import type { HistoryPage } from '../model/history/historyPage'
import { isColumnField, type ColumnField } from '../model/ledger/columnFields'
import { isStoredColumn, isStreamColumn, type StoredColumn, type StreamColumn } from '../model/ledger/columns'
import type { Item, Stream } from '../model/ledger/rows'
import { columnRecord, option } from './columns'
import type { Contract } from './contract'
import { cellValue, changedBy } from './values'

const column = z.custom<StoredColumn | StreamColumn>(
  (value) => typeof value === 'string' && (isStoredColumn(value) || isStreamColumn(value)),
)

/** A row as it was when it came or went: before a column came, rows lacked it. */
const cells = z.record(z.string(), z.union([cellValue, z.record(z.string(), cellValue)]))
const row = z.nullable(z.union([columnRecord, z.custom<Item | Stream>((value) => cells.safeParse(value).success)]))

const field = z.custom<ColumnField>((value) => typeof value === 'string' && isColumnField(value))
const fieldValue = z.nullable(z.union([z.string(), z.boolean(), option]))

const attributed = { id: z.string(), item: z.string(), person: changedBy, at: z.number() }

/** `GET …/items/:item/history` (H1), newest first. */
export const historyPage: Contract<HistoryPage> = z.object({
  changes: z.array(
    z.union([
      z.object({ ...attributed, column: z.null(), before: row, after: row }),
      z.object({ ...attributed, of: z.literal('column'), column: field, before: fieldValue, after: fieldValue }),
      z.object({ ...attributed, column, before: cellValue, after: cellValue }),
    ]),
  ),
  more: z.boolean(),
})

import * as z from 'zod/mini'
import {
  fileProblems,
  type Attachment,
  type CellOfFile,
  type RecordOfFile,
  type UploadAnswer,
  type UploadWish,
} from '../model/files/attachment'
import { openedKinds } from '../model/records/record'
import { refusalCodes } from '../model/ledger/errors'
import type { Contract } from './contract'

/** `GET …/items/:item/files`, oldest first. */
export const attachments: Contract<Attachment[]> = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    type: z.string(),
    bytes: z.number(),
    by: z.object({ id: z.string(), name: z.string(), department: z.nullable(z.string()) }),
    at: z.number(),
  }),
)

const wish = {
  id: z.string(),
  name: z.string().check(z.maxLength(4_000)),
  bytes: z.int().check(z.nonnegative()),
}

/** What `POST` there asks for. */
export const cellUploadWish: Contract<UploadWish & Pick<CellOfFile, 'column'>> = z.object({
  ...wish,
  column: z.string(),
})

/** What `POST …/records/:record/files` asks for. */
export const recordUploadWish: Contract<UploadWish & Pick<RecordOfFile, 'opens'>> = z.object({
  ...wish,
  opens: z.optional(z.object({ kind: z.enum(openedKinds), item: z.nullable(z.string()) })),
})

/** What they and `…/uploads/:upload` answer. */
export const uploadAnswer: Contract<UploadAnswer> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('going'), stored: z.array(z.number()) }),
  z.object({ outcome: z.literal('whole') }),
  z.object({ outcome: z.literal('kept'), entry: z.string() }),
  z.object({ outcome: z.literal('refused'), why: z.enum([...fileProblems, ...refusalCodes]) }),
])

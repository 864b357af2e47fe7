import * as z from 'zod/mini'
import { fileProblems, type Attachment, type UploadAnswer, type UploadWish } from '../model/files/attachment'
import { refusalCodes } from '../model/ledger/errors'
import type { Contract } from './contract'

/** `GET …/items/:item/files`, oldest first. */
export const attachments: Contract<Attachment[]> = z.array(
  z.object({
    id: z.string(),
    item: z.string(),
    name: z.string(),
    type: z.string(),
    bytes: z.number(),
    by: z.object({ id: z.string(), name: z.string(), department: z.nullable(z.string()) }),
    at: z.number(),
  }),
)

/** What `POST` there asks for. */
export const uploadWish: Contract<UploadWish> = z.object({
  id: z.string(),
  column: z.string(),
  name: z.string().check(z.maxLength(4_000)),
  bytes: z.int().check(z.nonnegative()),
})

/** What it and `…/uploads/:upload` answer. */
export const uploadAnswer: Contract<UploadAnswer> = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('going'), stored: z.array(z.number()) }),
  z.object({ outcome: z.literal('kept'), entry: z.string() }),
  z.object({ outcome: z.literal('refused'), why: z.enum([...fileProblems, ...refusalCodes]) }),
])

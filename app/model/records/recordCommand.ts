import { z } from 'zod'
import { isId } from '../ledger/ids'
import { limits } from '../ledger/limits'
import { isDate } from '../text/dates'
import { isFileId } from '../text/fileLink'
import { plainText } from '../text/plainText'
import { fileLimits } from '../files/attachment'
import { urgencies } from './whistleLimits'

const id = z.string().refine(isId)
const text = z.string().overwrite(plainText).trim().max(limits.shortText)
const date = z.string().refine(isDate)
const rows = z
  .array(z.object({ id, item: id }))
  .min(1)
  .max(limits.recordsAtOnce)

/** That were handed in for this step of this record, and come along with it (R5). */
const files = z.array(z.string().refine(isFileId)).max(fileLimits.together).optional()

/** From 1 to 5. */
const mark = z.int().min(1).max(5).optional()

const opening = { do: z.literal('open'), files }

const open = z.discriminatedUnion('kind', [
  z.object({
    ...opening,
    kind: z.literal('extension'),
    rows: rows.max(1),
    facts: z.object({
      due: date,
      cause: text,
      done: text,
      plan: text,
      evidence: z.array(text.min(1)).max(limits.listEntries),
      late: text,
    }),
  }),
  z.object({
    ...opening,
    kind: z.literal('order'),
    rows: rows.max(1),
    facts: z.object({ department: id, text, until: date }),
  }),
  z.object({ ...opening, kind: z.literal('urge'), rows, facts: z.object({ words: text }) }),
  z.object({
    ...opening,
    kind: z.literal('whistle'),
    /** `item` null: about no row. */
    rows: z.array(z.object({ id, item: id.nullable() })).length(1),
    facts: z.object({
      urgency: z.enum(urgencies),
      place: text,
      text,
      tried: text,
      departments: z.array(id).max(limits.calledAtOnce),
    }),
  }),
])

/** What somebody asks about records of a ledger, as the page sends it. Ids are the page's own (R1). */
export const recordCommand = z.discriminatedUnion('do', [
  open,
  /**
   * `version`: of the record as it was seen; `due`: where another date than the one that was asked for is granted;
   * `department`, `clause`: whose affair a call is instead; `stream`: where the item goes that comes of a whistle.
   */
  z.object({
    do: z.literal('step'),
    record: id,
    version: z.int().min(1),
    event: z.string().regex(/^[a-z]{1,20}$/),
    words: text,
    due: date.optional(),
    department: id.optional(),
    clause: text.optional(),
    ...{ speed: mark, attitude: mark, result: mark },
    stream: id.optional(),
    files,
  }),
  /** They stood before somebody to whom they go. */
  z.object({ do: z.literal('see'), records: z.array(id).min(1).max(limits.recordsAtOnce) }),
])
export type RecordCommand = z.infer<typeof recordCommand>

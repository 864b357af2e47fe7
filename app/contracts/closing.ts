import * as z from 'zod/mini'
import type { Closing } from '../model/history/closing'
import type { Contract } from './contract'
import { changedBy } from './values'

/** `GET …/items/:item/closing`. */
export const closing: Contract<{ closing: Closing | null }> = z.object({
  closing: z.nullable(
    z.object({
      at: z.number(),
      by: changedBy,
      progress: z.string(),
      problems: z.string(),
      next: z.string(),
      evidence: z.array(z.string()),
    }),
  ),
})

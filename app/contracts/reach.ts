import * as z from 'zod/mini'
import type { Contract } from './contract'

/** What says whether somebody reaches the same ledgers as before: it is another text when they do not. */
export const reachAnswer: Contract<{ reach: string }> = z.object({ reach: z.string() })

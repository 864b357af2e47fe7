import * as z from 'zod/mini'
import type { Contract } from './contract'

/** See LedgersPort.reach. */
export const reachAnswer: Contract<{ reach: string }> = z.object({ reach: z.string() })

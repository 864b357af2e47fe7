import * as z from 'zod/mini'
import { viewOutcomes, type SavedView, type ViewOutcome } from '../model/view/savedView'
import type { Contract } from './contract'

const named = { name: z.string(), query: z.string(), isShared: z.boolean() }

/** `GET …/views`. */
export const views: Contract<SavedView[]> = z.array(z.object({ id: z.string(), ...named }))

/** What is sent to have a view kept, and what is answered to it. */
export const viewWish: Contract<Omit<SavedView, 'id'>> = z.object(named)
export const viewKept: Contract<{ outcome: ViewOutcome }> = z.object({ outcome: z.enum(viewOutcomes) })

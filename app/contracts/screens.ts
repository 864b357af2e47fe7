import * as z from 'zod/mini'
import type { ScreenLink } from '../model/meeting/screenLink'
import type { Contract } from './contract'

/** `GET …/screens`, newest first. */
export const screenLinks: Contract<ScreenLink[]> = z.array(
  z.object({ id: z.string(), madeBy: z.string(), madeAt: z.number() }),
)

/** What `POST` there answers: the link's address, this once. */
export const screenMade: Contract<{ url: string }> = z.object({ url: z.string() })

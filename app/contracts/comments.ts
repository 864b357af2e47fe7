import * as z from 'zod/mini'
import { commentOutcomes, type CommentOutcome, type CommentRecord } from '../model/records/comment'
import type { Mentionable } from '../model/records/mentions'
import type { Contract } from './contract'
import { changedBy } from './values'

/** `GET …/items/:item/comments`, oldest first. */
export const comments: Contract<CommentRecord[]> = z.array(
  z.object({ id: z.string(), body: z.string(), at: z.number(), person: changedBy }),
)

/** What `POST` there answers. */
export const commentAdded: Contract<{ outcome: CommentOutcome }> = z.object({ outcome: z.enum(commentOutcomes) })

/** `GET …/mentionables`. */
export const mentionables: Contract<Mentionable[]> = z.array(
  z.object({ kind: z.enum(['person', 'department', 'coordinators']), id: z.string(), names: z.array(z.string()) }),
)

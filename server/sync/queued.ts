import type { Question } from './answers'
import type { SentUpdate } from './verdict'

/** An update that waits for its window. */
export type QueuedUpdate = SentUpdate & { kind: 'update' }
/** Cells that the server writes by itself (R2). `fail`: when the room cannot go on. */
export interface QueuedEdit {
  kind: 'edit'
  perform(): Promise<void>
  fail(error: unknown): void
}
/** What pages sent. */
export type Message = Question | QueuedUpdate
/** What a room deals with in its order. */
export type Queued = Message | QueuedEdit

import type { CommentOutcome, CommentRecord, CommentRequest } from '../model/records/comment'
import type { Inbox } from '../model/records/inbox'
import type { Mentionable } from '../model/records/mentions'

/** Comments on a ledger's items, and the member's inbox. Viewers read. */
export interface CommentsPort {
  /** Oldest first. */
  ofItem(item: string): Promise<CommentRecord[]>
  mentionables(): Promise<Mentionable[]>
  add(item: string, body: string, request: CommentRequest | null): Promise<CommentOutcome>
  inbox(): Promise<Inbox>
  /** News up to this moment (ms) have been seen. */
  markInboxRead(upTo: number): Promise<void>
}

import type { Notice } from '../model/live/wire'

/** What parts of a page may want to hear of. The rest is the connection's and the store's (takeNotice). */
export type HeardNotice = Extract<Notice, { type: 'views' | 'comment' | 'records' | 'reminded' | 'meeting' }>
export type NoticeKind = HeardNotice['type']
export type NoticeOf<Kind extends NoticeKind> = Extract<HeardNotice, { type: Kind }>

/** Passes on what the server tells a page of besides cells; it outlives the connections that bring it. */
export class Notices {
  private readonly listeners = new Set<(notice: HeardNotice) => void>()

  /** Returns how to end it. */
  on<Kind extends NoticeKind>(kind: Kind, handler: (notice: NoticeOf<Kind>) => void): () => void {
    const listener = (notice: HeardNotice) => {
      if (notice.type === kind) handler(notice as NoticeOf<Kind>)
    }
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  tell(notice: HeardNotice): void {
    for (const listener of [...this.listeners]) listener(notice)
  }
}

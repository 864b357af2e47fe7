import { useEffect } from 'react'
import { useLatest } from '../ui/useLatest'
import type { NoticeKind, NoticeOf, Notices } from './Notices'

/** Calls the handler, as it was rendered last, whenever the server tells of this; null: it is not told. */
export function useNotice<Kind extends NoticeKind>(
  notices: Notices | null,
  kind: Kind,
  handler: (notice: NoticeOf<Kind>) => void,
): void {
  const latest = useLatest(handler)
  useEffect(() => notices?.on(kind, (notice) => latest()(notice)), [notices, kind, latest])
}

import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { commentAdded, comments as contract } from '../contracts/comments'
import type { CommentOutcome, CommentRecord } from '../model/records/comment'
import type { Notices } from '../sync/Notices'
import { useNotice } from '../sync/useNotice'

export interface Comments {
  comments: CommentRecord[]
  state: 'loading' | 'ready' | 'failed'
  /** What became of a new one; `network` when the server was not reached, `not-saving` when its disk is full. */
  add(body: string): Promise<CommentOutcome | 'network' | 'not-saving'>
}

/** An item's comments from the server; read anew when somebody commented on it. */
export function useComments(tracker: string, item: string, notices: Notices): Comments {
  const [comments, setComments] = useState<CommentRecord[]>([])
  const [state, setState] = useState<Comments['state']>('loading')
  const [timesTold, setTimesTold] = useState(0)
  useNotice(notices, 'comment', (told) => {
    if (told.item === item) setTimesTold((times) => times + 1)
  })
  const address = `/trackers/${tracker}/items/${encodeURIComponent(item)}/comments`
  const read = useCallback(
    async (signal: AbortSignal | null) => {
      const response = await fetch(address, { signal })
      if (!response.ok) throw new Error(String(response.status))
      setComments(await readAnswer(contract, response))
      setState('ready')
    },
    [address],
  )
  useEffect(() => {
    const asking = new AbortController()
    // What it sets, it sets once the server has answered.
    // eslint-disable-next-line react-hooks/set-state-in-effect
    read(asking.signal).catch(() => asking.signal.aborted || setState('failed'))
    return () => asking.abort()
  }, [read, timesTold])
  const add = useCallback(
    async (body: string) => {
      try {
        const response = await fetch(address, { method: 'POST', body: new URLSearchParams({ body }) })
        if (response.status === 503) return 'not-saving'
        const { outcome } = await readAnswer(commentAdded, response)
        if (outcome === 'added') await read(null)
        return outcome
      } catch {
        return 'network'
      }
    },
    [address, read],
  )
  return { comments, state, add }
}

import { useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { mentionables as contract } from '../contracts/comments'
import type { Mentionable } from '../model/records/mentions'

/** Whom a comment may name, once somebody wants to know. */
export function useMentionables(tracker: string, isWanted: boolean): Mentionable[] {
  const [mentionables, setMentionables] = useState<Mentionable[]>([])
  useEffect(() => {
    if (!isWanted) return
    const asking = new AbortController()
    fetch(`/trackers/${tracker}/mentionables`, { signal: asking.signal })
      .then((response) => (response.ok ? readAnswer(contract, response) : []))
      .then((found) => setMentionables(found))
      // Names can be typed without the list.
      .catch(() => {})
    return () => asking.abort()
  }, [tracker, isWanted])
  return mentionables
}

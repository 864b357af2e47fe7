import { useEffect, useState } from 'react'
import { attachments as contract } from '../contracts/attachments'
import { readAnswer } from '../contracts/contract'
import type { Attachment } from '../model/files/attachment'

/** What the server knows of the files that a row names, by their ids; asked for when another comes. */
export function useAttachments(tracker: string, item: string, ids: readonly string[]): ReadonlyMap<string, Attachment> {
  const [known, setKnown] = useState<ReadonlyMap<string, Attachment>>(new Map())
  const isMissing = ids.some((id) => !known.has(id))
  const asked = isMissing ? ids.join(' ') : ''
  useEffect(() => {
    if (asked === '') return
    const asking = new AbortController()
    fetch(`/trackers/${tracker}/items/${encodeURIComponent(item)}/files`, { signal: asking.signal })
      .then(async (response) => {
        if (!response.ok) return
        const files = await readAnswer(contract, response)
        setKnown(new Map(files.map((file) => [file.id, file])))
      })
      // Without the network their names are still there.
      .catch(() => {})
    return () => asking.abort()
  }, [tracker, item, asked])
  return known
}

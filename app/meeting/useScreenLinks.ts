import { useCallback, useEffect, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { screenLinks, screenMade } from '../contracts/screens'
import type { ScreenLink } from '../model/meeting/screenLink'

export type ScreenProblem = 'too-many' | 'failed' | 'list-failed'

export interface ScreenLinksState {
  /** Null until it is known. */
  links: ScreenLink[] | null
  /** The address of the link just made, and which of the list it is. */
  made: { url: string; id: string | undefined } | null
  problem: ScreenProblem | null
  isWithdrawn: boolean
  isBusy: boolean
  make(): Promise<void>
  withdraw(id: string): Promise<void>
  retry(): Promise<void>
}

type Told = Pick<ScreenLinksState, 'made' | 'problem' | 'isWithdrawn'>
const nothing: Told = { made: null, problem: null, isWithdrawn: false }

/** The links to a ledger's shared screen, as the server tells them to coordinators. */
export function useScreenLinks(tracker: string): ScreenLinksState {
  const [links, setLinks] = useState<ScreenLink[] | null>(null)
  const [told, setTold] = useState<Told>(nothing)
  const [isBusy, setBusy] = useState(false)
  const address = `/trackers/${tracker}/screens`
  const read = useCallback(
    () =>
      list(address).then((found) => {
        if (found) setLinks(found)
        return found
      }),
    [address],
  )
  const retry = useCallback(
    () => read().then((found) => setTold(found ? nothing : { ...nothing, problem: 'list-failed' })),
    [read],
  )
  useEffect(() => void retry(), [retry])

  /** Answers null where the server was not reached. */
  const ask = async (init: RequestInit, query = ''): Promise<Response | null> => {
    setBusy(true)
    setTold(nothing)
    const response = await fetch(address + query, init).catch(() => null)
    setBusy(false)
    return response
  }
  return {
    links,
    ...told,
    isBusy,
    retry,
    async make() {
      const response = await ask({ method: 'POST' })
      const answer = response?.ok ? await readAnswer(screenMade, response).catch(() => null) : null
      if (!answer) return void setTold({ ...nothing, problem: response?.status === 409 ? 'too-many' : 'failed' })
      const { url } = answer
      // Newest first: it is the one that was not there before.
      const found = await read()
      setTold({ ...nothing, made: { url, id: found?.find(({ id }) => !links?.some((known) => known.id === id))?.id } })
    },
    async withdraw(id) {
      const response = await ask({ method: 'DELETE' }, `?id=${encodeURIComponent(id)}`)
      // Somebody else may have withdrawn it.
      const isGone = response?.ok || response?.status === 404
      if (isGone) await read()
      setTold(isGone ? { ...nothing, isWithdrawn: true } : { ...nothing, problem: 'failed' })
    },
  }
}

/** Null where it could not be had. */
async function list(address: string): Promise<ScreenLink[] | null> {
  try {
    const response = await fetch(address)
    return response.ok ? await readAnswer(screenLinks, response) : null
  } catch {
    return null
  }
}

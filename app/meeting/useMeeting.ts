import { useRevalidator } from '@remix-run/react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { commandAnswer, shown, type Shown } from '../contracts/meetingState'
import type { CellsRefused, MeetingOutcome } from '../model/meeting/meetingOutcome'
import { isSamePosition, type MeetingState, type Position } from '../model/meeting/meeting'
import type { MeetingCommand } from '../model/meeting/meetingCommand'
import type { Notices } from '../sync/Notices'
import { useNotice } from '../sync/useNotice'
import { postCommand } from './postCommand'

/** What became of a command, or why nobody knows. */
export type Sent = MeetingOutcome | CellsRefused | 'network' | 'not-saving'

export interface MeetingReader {
  state: MeetingState | null
  /** Where this page shows the meeting: at once where it was sent, before the server has answered. */
  position: Position
  /** The server's clock minus this browser's, ms. */
  clock: number
  /** The last answer could not be had: what is shown may be old. */
  isStale: boolean
  /** The link of a shared screen shows nothing any more. */
  isGone: boolean
  send(command: MeetingCommand): Promise<Sent>
}

const nowhere: Position = { slide: 'opening', item: null }

/**
 * The meeting that is on, as `address` tells it; read anew when the socket tells of a change or comes back
 * (`isOnline`). Of two answers the older is dropped. When another meeting begins, or this one ends, the page's own
 * data are read anew.
 */
export function useMeeting(address: string, first: Shown, notices: Notices, isOnline: boolean): MeetingReader {
  const [state, setState] = useState(first.state)
  const [clock, setClock] = useState(() => (typeof window === 'undefined' ? 0 : first.now - Date.now()))
  const [isStale, setStale] = useState(false)
  const [isGone, setGone] = useState(false)
  const [going, setGoing] = useState<Position | null>(null)
  const newest = useRef(first.state)
  const goings = useRef(0)
  const { revalidate } = useRevalidator()

  const take = useCallback(
    (answer: Shown) => {
      setStale(false)
      setClock(answer.now - Date.now())
      const [known, next] = [newest.current, answer.state]
      if (known && next && known.meeting.id === next.meeting.id && next.meeting.version < known.meeting.version) return
      newest.current = next
      setState(next)
      if (known?.meeting.id !== next?.meeting.id) revalidate()
    },
    [revalidate],
  )
  const read = useCallback(
    () =>
      ask(address).then((answer) => {
        if (answer === 'gone') setGone(true)
        if (answer === 'gone' || answer === null) setStale(true)
        else take(answer)
      }),
    [address, take],
  )
  // What was told while the connection was lost was told to nobody.
  useEffect(() => {
    if (isOnline) void read()
  }, [isOnline, read])
  useNotice(notices, 'meeting', (told) => {
    const known = newest.current?.meeting
    if (told.meeting !== known?.id || told.version > known.version) void read()
  })

  // A request for more time stands on the stage; the meeting itself is as it was.
  useNotice(notices, 'records', () => {
    if (newest.current) void read()
  })

  const send = useCallback(
    async (command: MeetingCommand): Promise<Sent> => {
      const isGoing = command.do === 'go'
      const turn = isGoing ? ++goings.current : 0
      if (isGoing) setGoing(command.to)
      try {
        const response = await postCommand(address, command)
        if (response.status === 503) return 'not-saving'
        const { outcome, ...answer } = await readAnswer(commandAnswer, response)
        take(answer)
        return outcome
      } catch {
        return 'network'
      } finally {
        if (isGoing && turn === goings.current) setGoing(null)
      }
    },
    [address, take],
  )
  const there = state?.meeting.position ?? nowhere
  return { state, position: going && !isSamePosition(going, there) ? going : there, clock, isStale, isGone, send }
}

/** Null where the answer could not be had. */
async function ask(address: string): Promise<Shown | 'gone' | null> {
  try {
    const response = await fetch(address)
    if (response.status === 404) return 'gone'
    return response.ok ? await readAnswer(shown, response) : null
  } catch {
    return null
  }
}

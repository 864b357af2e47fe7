import { standingOf, type Person } from '../model/ledger/person'
import { protocolVersion } from '../model/live/wire'
import { afterClose, whyRefused } from './closeReasons'

interface Watching {
  /** What the page shows is not theirs to see any more, or gone from the house. */
  onLost(why: 'ledger' | 'removed'): void
  /** They are let in as something else than the page was made for. */
  onOtherRights(): void
}

/** How long (ms) it waits before it comes back, at first and at most. */
const pauses = { first: 1_000, longest: 30_000 }

/** The address at which somebody only watches a ledger. */
export function socketOf(tracker: string, person: Person): string {
  const query = new URLSearchParams({ watch: '1', version: String(protocolVersion), person: standingOf(person) })
  return `${location.origin.replace(/^http/, 'ws')}/ws/${encodeURIComponent(tracker)}?${query}`
}

/**
 * For a page that holds no document of a ledger: hears at once when its person may not see the ledger any more, or may do
 * something else there (S5), as a page with the document does. Returns how to end it.
 */
export function watchLedger(tracker: string, person: Person, { onLost, onOtherRights }: Watching): () => void {
  const address = socketOf(tracker, person)
  let socket: WebSocket | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = pauses.first
  let isOver = false
  // Asked anew after each wait.
  const isEnded = () => isOver
  const connect = () => {
    socket = new WebSocket(address)
    socket.onopen = () => (pause = pauses.first)
    socket.onclose = ({ code }) => void goOn(code)
  }
  const goOn = async (code: number) => {
    const after = afterClose(code)
    // Who is signed out, or has a page of yesterday's, is told so by whatever they do next.
    if (isEnded() || after === 'signed-out' || after === 'outdated') return
    const why = await whyRefused(address)
    if (isEnded() || why === 'signed-out' || why === 'outdated') return
    if (why === 'no-access') onLost(after === 'removed' ? 'removed' : 'ledger')
    else if (why === 'other-rights') onOtherRights()
    else {
      timer = setTimeout(connect, pause * (0.5 + Math.random()))
      pause = Math.min(pauses.longest, pause * 2)
    }
  }
  connect()
  return () => {
    isOver = true
    clearTimeout(timer)
    socket?.close()
  }
}

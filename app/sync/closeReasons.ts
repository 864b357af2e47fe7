import { closeCode } from '../model/live/wire'

/** What follows from the code with which a socket was closed. */
export type AfterClose = 'start-over' | 'signed-out' | 'forbidden' | 'removed' | 'outdated' | 'reconnect'

export function afterClose(code: number): AfterClose {
  switch (code) {
    case closeCode.startOver:
    // All that was done without a network goes in one message. Where that is too long, it goes again in parts.
    case closeCode.tooLarge:
      return 'start-over'
    case closeCode.signedOut:
      return 'signed-out'
    case closeCode.forbidden:
      return 'forbidden'
    case closeCode.removed:
      return 'removed'
    default:
      // What the page says is nothing that the server understands.
      return code >= 4400 && code < 4500 ? 'outdated' : 'reconnect'
  }
}

/** Why somebody is not let in; `other-rights`: they are, but as what they have become meanwhile. */
export type WhyRefused = 'signed-out' | 'other-rights' | 'no-access' | 'outdated'

/** Would a socket be let in by now, if as somebody with other rights than the page was made for? False without a network. */
export async function isLetIn(socketUrl: string): Promise<boolean> {
  const response = await fetch(socketUrl.replace(/^ws/, 'http')).catch(() => null)
  return response?.status === 426 || response?.status === 403
}

/** Of several processes each is upgraded in its turn: so often it is asked whether one of the page's version is left, and how soon (ms). */
const versions = { asked: 4, every: 700 }

/**
 * Why a socket could not be opened: a browser does not tell, but the server does, when the same address is asked
 * without one (S5). Null: nothing that keeps it from being tried again.
 */
export async function whyRefused(socketUrl: string): Promise<WhyRefused | null> {
  let status: number | undefined
  for (let times = 0; times < versions.asked; times++) {
    if (times > 0) await new Promise((resolve) => setTimeout(resolve, versions.every))
    status = (await fetch(socketUrl.replace(/^ws/, 'http')).catch(() => null))?.status
    if (status !== 409) break
  }
  switch (status) {
    case 401:
      return 'signed-out'
    case 403:
      return 'other-rights'
    case 404:
      return 'no-access'
    case 409:
      return 'outdated'
    default:
      return null
  }
}

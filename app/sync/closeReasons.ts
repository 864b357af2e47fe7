import { closeCode } from '../model/live/wire'

/** What follows from the code with which a socket was closed. */
export type AfterClose = 'start-over' | 'signed-out' | 'forbidden' | 'reconnect'

export function afterClose(code: number): AfterClose {
  switch (code) {
    case closeCode.startOver:
    // All that was done without a network goes in one message. Where that is too long, it goes again in parts.
    case closeCode.tooLarge:
      return 'start-over'
    case closeCode.signedOut:
      return 'signed-out'
    default:
      return code >= 4400 && code < 4500 ? 'forbidden' : 'reconnect'
  }
}

/**
 * Why a socket could not be opened: a browser does not tell, but the server does, when the same address is asked
 * without one (S5). Null: nothing that keeps it from being tried again.
 */
export async function whyRefused(socketUrl: string): Promise<'signed-out' | 'outdated' | null> {
  const response = await fetch(socketUrl.replace(/^ws/, 'http')).catch(() => null)
  return response?.status === 401 ? 'signed-out' : response?.status === 409 ? 'outdated' : null
}

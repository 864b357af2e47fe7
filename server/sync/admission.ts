import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { standingOf, type Person } from '#app/model/ledger/person'
import { protocolVersion } from '#app/model/live/wire'

/** Somebody who may read a ledger's room: a person by their session, or a shared screen by its link (G9). */
export interface Viewer {
  /** The session's id, or the link's. */
  id: string
  person: Person
  /** When the session ends in any case (ms); a link has no end of its own. */
  expiresAt?: number
}

export interface AdmissionOptions {
  sessionOf: (req: IncomingMessage) => Promise<Viewer | null>
  /** Whom a shared screen's link lets in to a ledger; null: nobody. */
  screenOf: (tracker: string, token: string) => Promise<Viewer | null>
}

/** Whom a request for a ledger's socket lets in; null: nobody (S5). */
export type Admit = (req: IncomingMessage, address: SocketAddress) => Promise<Viewer | null>

/** What an address under `/ws/` asks for. */
export interface SocketAddress {
  tracker: string
  asked: URLSearchParams
}

/** Null: that is no ledger's socket. */
export function readSocketAddress(url: string | undefined): SocketAddress | null {
  const parsed = URL.canParse(url ?? '', 'http://localhost') ? new URL(url!, 'http://localhost') : null
  const tracker = /^\/ws\/([^/]+)$/.exec(parsed?.pathname ?? '')?.[1]
  return parsed && tracker ? { tracker, asked: parsed.searchParams } : null
}

/**
 * `?screen=TOKEN` lets a shared screen in instead of a session. `?person=` tells whom the page was made for, and with what
 * rights (`standingOf`): what they wrote must not go out under the name of somebody who signed in to the same browser after
 * them, and a page must not go on offering what its person may no longer do.
 */
export function createAdmission({ sessionOf, screenOf }: AdmissionOptions): Admit {
  return async (req, { tracker, asked }) => {
    const screen = asked.get('screen')
    if (screen !== null) return screenOf(tracker, screen)
    const session = await sessionOf(req)
    if (!session) return null
    const standing = standingOf(session.person)
    return (asked.get('person') ?? standing) === standing ? session : null
  }
}

/** Is this from a page that another version of the program made? Others say no version. */
export function isOfAnotherVersion({ asked }: SocketAddress): boolean {
  return (asked.get('version') ?? String(protocolVersion)) !== String(protocolVersion)
}

export const anotherVersion = 'This page was made by another version. Load it anew.'

export function whyTurnedAway({ asked }: SocketAddress): string {
  return asked.has('screen') ? 'This link shows nothing any more.' : 'Sign in first.'
}

/**
 * The same question without a socket: 409 for a page of another version, 401, or 426 for who would be let in. A browser does not tell a page why a socket
 * failed; so that the page can tell a lost network from a lost session, it asks here.
 */
export function answerWithoutSocket(admit: Admit): RequestHandler {
  return (req, res, next) => {
    const address = readSocketAddress(req.url)
    if (!address) return next()
    if (isOfAnotherVersion(address))
      return void res.status(409).set('Cache-Control', 'no-store').type('text/plain').send(`${anotherVersion}\n`)
    admit(req, address)
      .then((viewer) => {
        res.set('Cache-Control', 'no-store').type('text/plain')
        if (viewer)
          res.status(426).set({ Upgrade: 'websocket', Connection: 'Upgrade' }).send('This address is a websocket’s.\n')
        else res.status(401).send(`${whyTurnedAway(address)}\n`)
      })
      .catch(next)
  }
}

import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import { standingOf, type Person } from '#app/model/ledger/person'
import { protocolVersion } from '#app/model/live/wire'
import type { Db } from '#db/connect'
import { Member } from '../member'
import type { Session } from '../people/sessions'
import { ScreenPass } from '../screen-pass'

/** Somebody who may read a ledger's room: a member by their session, or a shared screen by its link (G9). */
export interface Viewer {
  /** The session's id, or the link's. */
  id: string
  /** What let them in, and to which ledger (L1). */
  pass: Member | ScreenPass
  person: Person
  /** When the session ends in any case (ms); a link has no end of its own. */
  expiresAt?: number
}

/** What became of somebody at the door; who is turned away is told so with an HTTP status (S5). */
export type Admission = { isIn: true; viewer: Viewer } | { isIn: false; status: 401 | 403 | 404; text: string }

export interface AdmissionOptions {
  db: Db
  /** Whose session a request carries. */
  sessionOf: (req: IncomingMessage) => Promise<Pick<Session, 'id' | 'person' | 'expiresAt'> | null>
}

/** Whom a request for a ledger's socket lets in (S5, L1). */
export type Admit = (req: IncomingMessage, address: SocketAddress) => Promise<Admission>

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
export function createAdmission({ db, sessionOf }: AdmissionOptions): Admit {
  return async (req, { tracker, asked }) => {
    const screen = asked.get('screen')
    if (screen !== null) {
      const pass = await ScreenPass.open(db, screen)
      if (pass?.ledger.id !== tracker) return turnedAway(401, 'This link shows nothing any more.')
      return { isIn: true, viewer: { id: pass.link, pass, person: pass.person } }
    }
    const session = await sessionOf(req)
    if (!session) return turnedAway(401, 'Sign in first.')
    const member = await Member.enter(db, session.person, tracker)
    if (!member) return turnedAway(404, 'There is no such ledger.')
    const standing = standingOf(member.person)
    const made = asked.get('person') ?? standing
    if (made.split('/')[0] !== member.person.id) return turnedAway(401, 'Sign in first.')
    if (made !== standing) return turnedAway(403, 'Your rights in this ledger have changed. Load the page anew.')
    const { id, expiresAt } = session
    return { isIn: true, viewer: { id, expiresAt, pass: member, person: member.person } }
  }
}

function turnedAway(status: 401 | 403 | 404, text: string): Admission {
  return { isIn: false, status, text }
}

/** Is this from a page that another version of the program made? Others say no version. */
export function isOfAnotherVersion({ asked }: SocketAddress): boolean {
  return (asked.get('version') ?? String(protocolVersion)) !== String(protocolVersion)
}

export const anotherVersion = 'This page was made by another version. Load it anew.'

/**
 * The same question without a socket: 409 for a page of another version, 401, 404, or 403 for a page with other rights than
 * its person has by now, for who is turned away, and 426 for who would be let in. A browser does not tell a page why a socket
 * failed; so that the page can tell a lost network from a lost session, it asks here.
 */
export function answerWithoutSocket(admit: Admit): RequestHandler {
  return (req, res, next) => {
    const address = readSocketAddress(req.url)
    if (!address) return next()
    if (isOfAnotherVersion(address))
      return void res.status(409).set('Cache-Control', 'no-store').type('text/plain').send(`${anotherVersion}\n`)
    admit(req, address)
      .then((admission) => {
        res.set('Cache-Control', 'no-store').type('text/plain')
        if (admission.isIn)
          res.status(426).set({ Upgrade: 'websocket', Connection: 'Upgrade' }).send('This address is a websocket’s.\n')
        else res.status(admission.status).send(`${admission.text}\n`)
      })
      .catch(next)
  }
}

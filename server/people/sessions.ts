import type { IncomingMessage } from 'node:http'
import type { OpenedSession } from '#app/ports/people'
import type { HousePerson } from '#app/model/house/housePerson'
import type { Db } from '#db/connect'
import {
  deleteExpiredSessions,
  deleteSession,
  findExpiredSessions,
  findSession,
  insertSession,
  touchSession,
} from '#db/sessions'
import { signalHere } from '#db/signals'
import { inHouse } from '#db/transactions'
import { readCookie } from './cookies'
import { isToken, newToken, tokenId } from './tokens'

/** `id` is the stored hash of the cookie's value; `expiresAt` the absolute end, in milliseconds since 1970. */
export interface Session {
  id: string
  person: HousePerson
  expiresAt: number
}

/** In milliseconds: a session ends when unused for `idle`, and in any case after `absolute` (X2). */
export const sessionLife = { idle: 7 * 86_400_000, absolute: 30 * 86_400_000, touchEvery: 60_000 } as const

export interface Sessions {
  /** The session whose cookie the request carries; null when it has none, a forged one, or one that has ended. */
  of(req: IncomingMessage): Promise<Session | null>
  open(person: string): Promise<OpenedSession>
  /** Somebody did something in an open page: that counts as a visit. A session that is over is ended. */
  active(session: { id: string; person: Pick<HousePerson, 'id'> }): Promise<void>
  /** Tells of the sessions whose time is up, so that their sockets end with them (S5). They are removed when the next one opens. */
  endOver(): Promise<void>
  /** Ends a session; the `Set-Cookie` header that clears it in the browser. */
  end(id: string | null): Promise<string>
}

/** Sessions in cookies (X2): `HttpOnly; SameSite=Lax`, and under https `__Host-` with `Secure`. */
export function createSessions(deps: { db: Db; secure: boolean; now: () => number }): Sessions {
  const { db, secure, now } = deps
  /** Those that ended while the disk was full: they stay in the database until the next one opens, and open nothing. */
  const ended = new Set<string>()
  const name = secure ? '__Host-luoshi_session' : 'luoshi_session'
  const over = (session: string) => signalHere(db, { kind: 'session-ended', session })
  const cookie = (value: string, maxAge: number) =>
    `${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`

  return {
    async of(req) {
      const token = readCookie(req.headers.cookie ?? '', name)
      if (!isToken(token)) return null
      const at = now()
      const found = await findSession(db, tokenId(token))
      if (
        !found ||
        ended.has(found.id) ||
        found.disabled ||
        found.expiresAt <= at ||
        found.lastSeenAt + sessionLife.idle <= at
      )
        return null
      if (at - found.lastSeenAt >= sessionLife.touchEvery) {
        // A full disk must not keep people from reading (W6): a missed touch costs a minute of idle time.
        await touchSession(db, { id: found.id, person: found.person.id }, at, at - sessionLife.idle).catch(() => {})
      }
      return { id: found.id, person: found.person, expiresAt: found.expiresAt }
    },

    async open(person) {
      const token = newToken()
      const at = now()
      const unstored = [...ended]
      await inHouse(db).execute(async (trx) => {
        for (const id of unstored) await deleteSession(trx, id)
        await deleteExpiredSessions(trx, at, at - sessionLife.idle)
        await insertSession(trx, { id: tokenId(token), person, createdAt: at, expiresAt: at + sessionLife.absolute })
      })
      for (const id of unstored) ended.delete(id)
      return { cookie: cookie(token, sessionLife.absolute / 1000) }
    },

    async active({ id, person }) {
      const at = now()
      const isOpen = await touchSession(db, { id, person: person.id }, at, at - sessionLife.idle).catch(() => true)
      if (!isOpen) over(id)
    },

    async endOver() {
      const at = now()
      for (const session of await findExpiredSessions(db, at, at - sessionLife.idle)) over(session)
    },

    async end(id) {
      if (id !== null) {
        ended.add(id)
        await inHouse(db)
          .execute((trx) => deleteSession(trx, id))
          .then(
            () => ended.delete(id),
            () => over(id),
          )
      }
      return cookie('', 0)
    },
  }
}

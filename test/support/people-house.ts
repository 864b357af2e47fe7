import { mkdtemp, rm } from 'node:fs/promises'
import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Entered, OpenedSession, Outcome, PeoplePort } from '#app/ports/people'
import { pino } from 'pino'
import { connect, type Db } from '#db/connect'
import { onSignals, type Signal } from '#db/signals'
import { createPasswords, type Passwords } from '#server/people/passwords'
import { createPeople, type People } from '#server/people/people'
import { createDispatcher, type Acted } from '#server/signals/dispatcher'
import { createHandlers } from '#server/signals/handlers'
import { createRooms } from '#server/sync/rooms'
import { newDatabase } from './database'

export const password = '一个够长的密码 123'

/** A real database in a temporary folder, people over it, and a clock that tests move. */
export interface House {
  db: Db
  /** Where it is: for `connect`. */
  database: string
  folder: string
  people: People
  clock: { now: number }
  /** What was signalled so far, or of a kind. */
  signals(kind?: Signal['kind']): Signal[]
  /** See `Dispatcher`. */
  acted: Acted
  /** What was compared with a password; null where there was none. */
  verified: (string | null)[]
  /** How often a password was hashed to be kept. */
  hashed: () => number
  request(from?: { cookie?: string; address?: string; forwarded?: string }): IncomingMessage
  /** The port of whoever holds the cookie; a stranger's without. */
  port(cookie?: string): Promise<PeoplePort>
  signIn(account: string, given?: string, address?: string): Promise<Outcome<Entered>>
  /** A signed-in person's cookie and port. */
  administrator(account?: string): Promise<{ id: string; cookie: string; port: PeoplePort }>
  close(): Promise<void>
}

export async function openHouse(publicUrl = 'http://127.0.0.1:3000'): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-people-'))
  const database = await newDatabase('empty', folder)
  const db = connect(database)
  for (const [position, id] of ['renshe', 'jiaowei'].entries()) {
    await db
      .insertInto('departments')
      .values({ id, name_zh: `${id} 单位`, name_en: id, short: id, kind: 'government', position })
      .execute()
  }
  const clock = { now: Date.parse('2026-11-23T09:00:00Z') }
  const signals: Signal[] = []
  const verified: House['verified'] = []
  let hashed = 0
  const real = createPasswords()
  const passwords: Passwords = {
    hash: (given) => {
      hashed += 1
      return real.hash(given)
    },
    verify: (stored, given) => {
      verified.push(stored)
      return real.verify(stored, given)
    },
  }
  const log = pino({ level: 'silent' })
  const rooms = createRooms({ db, now: () => clock.now, log })
  const sockets = { end: () => undefined, recheck: async () => undefined }
  const dispatcher = createDispatcher(createHandlers({ db, rooms, sockets, log }), log)
  onSignals(db, (said) => {
    signals.push(...said)
    dispatcher.act(said)
  })
  const people = createPeople({ db, publicUrl, passwords, now: () => clock.now, acted: dispatcher.acted })
  const request: House['request'] = ({ cookie, address = '10.0.0.7', forwarded } = {}) => {
    const socket = new Socket()
    Object.defineProperty(socket, 'remoteAddress', { value: address })
    const req = new IncomingMessage(socket)
    if (cookie !== undefined) req.headers.cookie = cookie
    if (forwarded !== undefined) req.headers['x-forwarded-for'] = forwarded
    return req
  }
  const port: House['port'] = async (cookie) => {
    const req = request({ cookie })
    return people.portFor(req, await people.sessionOf(req))
  }
  return {
    db,
    database,
    folder,
    people,
    clock,
    signals: (kind) => signals.filter((said) => kind === undefined || said.kind === kind),
    verified,
    acted: dispatcher.acted,
    request,
    port,
    hashed: () => hashed,
    signIn: (account, given = password, address) => people.portFor(request({ address }), null).signIn(account, given),
    async administrator(account = 'admin') {
      const { id } = await people.addPerson({ account, name: '管理员', houseRole: 'administrator', department: null })
      const cookie = pair(await people.openSession(id))
      return { id, cookie, port: await port(cookie) }
    },
    async close() {
      dispatcher.close()
      await rooms.close()
      await db.destroy()
      await rm(folder, { recursive: true })
    },
  }
}

/** The `name=value` that a browser would send back. */
export function pair({ cookie }: OpenedSession): string {
  return cookie.split(';')[0]!
}

/** Of an invitation or of a link for a password. */
export function tokenOf(url: string): string {
  return /\/(?:invitations|reset)\/([\w-]{43})$/.exec(url)![1]!
}

export function valueOf<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`Expected it to be done, but got ${outcome.error}.`)
  return outcome.value
}

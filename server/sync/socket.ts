import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer, type RawData } from 'ws'
import { limits } from '#app/model/ledger/limits'
import { closeCode } from '#app/model/live/wire'
import {
  anotherVersion,
  isOfAnotherVersion,
  readSocketAddress,
  type Admission,
  type Admit,
  type SocketAddress,
  type Viewer,
} from './admission'
import { Connection } from './connection'
import { MalformedFrameError } from './messages'
import { isSenseless } from '../senseless'
import type { Room } from './room'
import type { Rooms } from './rooms'

export interface SocketsOptions {
  rooms: Rooms
  admit: Admit
  isAllowedOrigin: (req: IncomingMessage) => boolean
  /** Upgrades that somebody else on this server answers (default: none). */
  isAnothers?: (req: IncomingMessage) => boolean
  log: Logger
  now?: () => number
  /** A person has done something in an open page; told now and then, not for each edit. */
  onActive?: (viewer: { id: string; person: Pick<Viewer['person'], 'id'> }) => void
  /** How often quiet sockets are looked at (ms): one hears something after twice this time at the latest (S4). */
  heartbeatEvery?: number
}

export interface Sockets {
  /** Closes their open sockets (S5). */
  end(whose: Whose, code: number): void
  /** Closes those of them whom `judge` gives a code (S5). It is asked after everything so far is stored. */
  recheck(whose: Whose, judge: Judge): Promise<void>
  /** No new sockets; what has come is stored; then all are closed with 1012 (W7). */
  close(): Promise<void>
  count(): number
}

/** Of a session or a screen's link, or of a person, in a ledger; what is not said may be any. */
export interface Whose {
  session?: string
  person?: string
  ledger?: string
}

/** With which codes these are to be sent away; who is not among them stays. */
export type Judge = (viewers: readonly Viewer[]) => Promise<ReadonlyMap<Viewer, number>>

/**
 * Serves `/ws/:id` of an http server (S1, N4). Every upgrade is answered here, and who may not come in is told so by its
 * HTTP status (S5): one that nobody answers would stay open for good. Only what `isAnothers` is left to them.
 */
export function attachSockets(server: Server, options: SocketsOptions): Sockets {
  const {
    rooms,
    admit,
    isAllowedOrigin,
    isAnothers = () => false,
    log,
    now = Date.now,
    onActive,
    heartbeatEvery = 9_000,
  } = options
  const upgrader = new WebSocketServer({
    noServer: true,
    maxPayload: limits.frameBytes,
    perMessageDeflate: false,
    clientTracking: false,
  })
  const connections = new Set<Connection>()
  /** Of each that is on the way in whose sockets were ended or looked at meanwhile: were they among those, they are asked anew. */
  const entering = new Set<Whose[]>()
  let isClosing = false
  // Asked anew after each wait.
  const isStopping = () => isClosing

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, address: SocketAddress): Promise<void> {
    if (isStopping()) return void turnAway(socket, 503, 'The server is stopping. Try again in a moment.')
    if (!isAllowedOrigin(req)) return void turnAway(socket, 403, 'This page may not open a ledger here.')
    if (isOfAnotherVersion(address)) return void turnAway(socket, 409, anotherVersion)
    const entry = await enter(req, address)
    if (!entry.admission.isIn) return void turnAway(socket, entry.admission.status, entry.admission.text)
    const { viewer } = entry.admission
    const { room } = entry
    if (!room && !isWatching(address)) return void turnAway(socket, 404, 'There is no such ledger.')
    if (isStopping() || socket.destroyed)
      return void turnAway(socket, 503, 'The server is stopping. Try again in a moment.')
    upgrader.handleUpgrade(req, socket, head, (ws) => {
      const { asked } = address
      serve(
        new Connection(
          viewer,
          now(),
          asked.get('ack') === '1',
          momentOf(asked.get('stamps')),
          asked.has('screen'),
          ws,
          socket,
        ),
        room,
        ws,
      )
    })
  }

  async function enter(req: IncomingMessage, address: SocketAddress): ReturnType<typeof tryToEnter> {
    for (;;) {
      const meanwhile: Whose[] = []
      entering.add(meanwhile)
      const entry = await tryToEnter(req, address).finally(() => entering.delete(meanwhile))
      const { admission } = entry
      if (!admission.isIn || !meanwhile.some((whose) => isOf(admission.viewer, whose))) return entry
    }
  }

  /**
   * Opens the room before the handshake is answered: nobody sends anything that would have to wait. Who only watches (`?watch`)
   * goes into none, is nowhere counted as there, and hears nothing but that they are let in no more.
   */
  async function tryToEnter(
    req: IncomingMessage,
    address: SocketAddress,
  ): Promise<{ admission: Admission; room: Room | null }> {
    const admission = await admit(req, address)
    const isToJoin = admission.isIn && !isWatching(address)
    return { admission, room: isToJoin ? await rooms.open(admission.viewer.pass.ledger.id) : null }
  }

  function serve(
    connection: Connection,
    room: Room | null,
    ws: Parameters<Parameters<typeof upgrader.handleUpgrade>[3]>[0],
  ): void {
    connections.add(connection)
    ws.on('message', (data, isBinary) => receive(connection, room, data, isBinary))
    // ws closes the socket itself, with 1009 when a frame was too large.
    ws.on('error', (error) => log.warn({ person: connection.person.id, error: error.message }, 'socket failed'))
    ws.on('close', () => {
      connections.delete(connection)
      room?.leave(connection)
    })
    room?.join(connection)
  }

  function receive(connection: Connection, room: Room | null, data: RawData, isBinary: boolean): void {
    // What comes while the server stops is not acknowledged, and is sent again to the next one (W7).
    if (connection.isEnded || isClosing) return
    if (connection.isOver(now())) return connection.close(closeCode.signedOut, 'signed out')
    try {
      // Of ws's kinds of binary data the one that is not copied once more.
      if (!isBinary || !Buffer.isBuffer(data)) throw new MalformedFrameError('a text frame')
      if (!room) throw new MalformedFrameError('a frame of somebody who only watches')
      connection.count(data.length)
      room.receive(connection, data)
      if (connection.isActive(data, now())) onActive?.({ id: connection.session, person: connection.person })
    } catch (error) {
      if (!(error instanceof MalformedFrameError))
        log.error({ err: error, person: connection.person.id }, 'a frame could not be taken in')
      else log.warn({ person: connection.person.id, reason: error.message }, 'garbage on the socket')
      connection.close(closeCode.malformed, 'malformed')
    }
  }

  const onUpgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isAnothers(req)) return
    // A socket that breaks while it waits must not bring the process down.
    socket.on('error', () => socket.destroy())
    const address = readSocketAddress(req.url)
    if (!address) return void turnAway(socket, 404, 'There is no such address.')
    if (isSenseless(req)) return void turnAway(socket, 400, 'That request cannot be understood.')
    upgrade(req, socket, head, address).catch((error: unknown) => {
      log.error({ err: error, tracker: address.tracker }, 'a socket could not be opened')
      turnAway(socket, 503, 'The ledger cannot be opened now. Try again in a moment.')
    })
  }
  server.on('upgrade', onUpgrade)
  const beat = setInterval(() => connections.forEach((connection) => connection.beat(heartbeatEvery)), heartbeatEvery)
  beat.unref()

  const among = (whose: Whose) => {
    for (const meanwhile of entering) meanwhile.push(whose)
    return [...connections].filter(({ viewer, isEnded }) => !isEnded && isOf(viewer, whose))
  }
  const sendAway = (connection: Connection, code: number) =>
    connection.close(code, code === closeCode.signedOut ? 'signed out' : 'forbidden')

  return {
    end(whose, code) {
      for (const connection of among(whose)) sendAway(connection, code)
    },
    async recheck(whose, judge) {
      const found = among(whose)
      if (found.length === 0) return
      const codes = await judge(found.map(({ viewer }) => viewer))
      for (const connection of found) {
        const code = codes.get(connection.viewer)
        if (code !== undefined) sendAway(connection, code)
      }
    },
    async close() {
      isClosing = true
      clearInterval(beat)
      await rooms.settle()
      const closed = Array.from(connections, (connection) => connection.closed)
      for (const connection of connections) connection.close(closeCode.restarting, 'restarting')
      await Promise.all(closed)
    },
    count: () => connections.size,
  }
}

function isWatching({ asked }: SocketAddress): boolean {
  return asked.has('watch')
}

function isOf(viewer: Viewer, { session, person, ledger }: Whose): boolean {
  return (
    (session === undefined || viewer.id === session) &&
    (person === undefined || viewer.person.id === person) &&
    (ledger === undefined || viewer.pass.ledger.id === ledger)
  )
}

/** Null when it is none. */
function momentOf(asked: string | null): number | null {
  return asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : null
}

/** Answers an upgrade that is not let in, and closes it. */
export function turnAway(socket: Duplex, status: number, text: string): void {
  if (socket.destroyed) return
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
  ]
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

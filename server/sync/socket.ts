import { STATUS_CODES, type IncomingMessage, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer, type RawData } from 'ws'
import { limits } from '#app/model/limits'
import { closeCode } from '#app/model/wire'
import type { Session } from '#server/people/people'
import { Connection } from './connection'
import { MalformedFrameError } from './messages'
import type { Room } from './room'
import type { Rooms } from './rooms'

export interface SocketsOptions {
  rooms: Rooms
  sessionOf: (req: IncomingMessage) => Promise<Session | null>
  /** Whom a shared screen's link lets in to a ledger; null: nobody (G9). */
  screenOf: (tracker: string, token: string) => Promise<Pick<Session, 'id' | 'person'> | null>
  isAllowedOrigin: (req: IncomingMessage) => boolean
  log: Logger
  /** How often quiet sockets are looked at (ms): one hears something after twice this time at the latest (S4). */
  heartbeatEvery?: number
}

export interface Sockets {
  /** Closes the open sockets of a session or of a person (S5). */
  end(ended: { session?: string; person?: string }, code: number): void
  /** No new sockets; what has come is stored; then all are closed with 1012 (W7). */
  close(): Promise<void>
  count(): number
}

/** Someone on the way in: they may be turned away until their socket is open. */
interface Entering {
  session: Pick<Session, 'id' | 'person'>
  endedWith: number | null
}

/**
 * Serves `/ws/:id` of an http server (S1, N4); `?screen=TOKEN` lets a shared screen in instead of a session (G9). Other
 * paths' upgrades are left alone: Vite's own socket shares the server in development. Who may not come in is told so by the upgrade's HTTP status (S5).
 */
export function attachSockets(server: Server, options: SocketsOptions): Sockets {
  const { rooms, sessionOf, screenOf, isAllowedOrigin, log, heartbeatEvery = 9_000 } = options
  const upgrader = new WebSocketServer({ noServer: true, maxPayload: limits.frameBytes, perMessageDeflate: false, clientTracking: false })
  const connections = new Set<Connection>()
  const entering = new Set<Entering>()
  let isClosing = false

  async function upgrade(req: IncomingMessage, socket: Duplex, head: Buffer, url: URL, tracker: string): Promise<void> {
    if (isClosing) return turnAway(socket, 503, 'The server is stopping. Try again in a moment.')
    if (!isAllowedOrigin(req)) return turnAway(socket, 403, 'This page may not open a ledger here.')
    const screen = url.searchParams.get('screen')
    const session = screen === null ? await sessionOf(req) : await screenOf(tracker, screen)
    if (!session) return turnAway(socket, 401, screen === null ? 'Sign in first.' : 'This link shows nothing any more.')
    const entry: Entering = { session, endedWith: null }
    entering.add(entry)
    // Opened before the handshake is answered: nobody sends anything that would have to wait.
    const room = await rooms.open(tracker).finally(() => entering.delete(entry))
    if (!room) return turnAway(socket, 404, 'There is no such ledger.')
    if (entry.endedWith !== null) return turnAway(socket, entry.endedWith === closeCode.signedOut ? 401 : 403, 'Sign in again.')
    if (isClosing || socket.destroyed) return turnAway(socket, 503, 'The server is stopping. Try again in a moment.')
    upgrader.handleUpgrade(req, socket, head, (ws) => {
      ws.binaryType = 'arraybuffer'
      const asked = url.searchParams
      serve(new Connection(session.id, session.person, asked.get('ack') === '1', momentOf(asked.get('stamps')), screen !== null, ws, socket), room, ws)
    })
  }

  function serve(connection: Connection, room: Room, ws: Parameters<Parameters<typeof upgrader.handleUpgrade>[3]>[0]): void {
    connections.add(connection)
    ws.on('message', (data, isBinary) => receive(connection, room, data, isBinary))
    // ws closes the socket itself, with 1009 when a frame was too large.
    ws.on('error', (error) => log.warn({ person: connection.person.id, error: error.message }, 'socket failed'))
    ws.on('close', () => {
      connections.delete(connection)
      room.leave(connection)
    })
    room.join(connection)
  }

  function receive(connection: Connection, room: Room, data: RawData, isBinary: boolean): void {
    // What comes while the server stops is not acknowledged, and is sent again to the next one (W7).
    if (connection.isEnded || isClosing) return
    try {
      if (!isBinary || !(data instanceof ArrayBuffer)) throw new MalformedFrameError('a text frame')
      room.receive(connection, new Uint8Array(data))
    } catch (error) {
      if (!(error instanceof MalformedFrameError)) log.error({ err: error, person: connection.person.id }, 'a frame could not be taken in')
      else log.warn({ person: connection.person.id, reason: error.message }, 'garbage on the socket')
      connection.close(closeCode.malformed, 'malformed')
    }
  }

  const onUpgrade = (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const url = URL.canParse(req.url ?? '', 'http://localhost') ? new URL(req.url!, 'http://localhost') : null
    const tracker = /^\/ws\/([^/]+)$/.exec(url?.pathname ?? '')?.[1]
    if (!url || !tracker) return
    // A socket that breaks while it waits must not bring the process down.
    socket.on('error', () => socket.destroy())
    upgrade(req, socket, head, url, tracker).catch((error: unknown) => {
      log.error({ err: error, tracker }, 'a socket could not be opened')
      turnAway(socket, 503, 'The ledger cannot be opened now. Try again in a moment.')
    })
  }
  server.on('upgrade', onUpgrade)
  const beat = setInterval(() => connections.forEach((connection) => connection.beat(heartbeatEvery)), heartbeatEvery)
  beat.unref()

  return {
    end(ended, code) {
      const isMeant = (session: string, person: string) => session === ended.session || person === ended.person
      for (const entry of entering) if (isMeant(entry.session.id, entry.session.person.id)) entry.endedWith = code
      for (const connection of connections) {
        if (isMeant(connection.session, connection.person.id)) connection.close(code, code === closeCode.signedOut ? 'signed out' : 'forbidden')
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

/** Null when it is none. */
function momentOf(asked: string | null): number | null {
  return asked !== null && /^\d{1,15}$/.test(asked) ? Number(asked) : null
}

function turnAway(socket: Duplex, status: number, text: string): void {
  if (socket.destroyed) return
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Content-Type: text/plain; charset=utf-8', `Content-Length: ${Buffer.byteLength(text)}`]
  socket.once('finish', () => socket.destroy())
  socket.end(`${head.join('\r\n')}\r\n\r\n${text}`)
}

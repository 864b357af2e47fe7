import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as decoding from 'lib0/decoding'
import pino from 'pino'
import { afterAll, afterEach, onTestFinished, vi } from 'vitest'
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { roots } from '#app/model/ledger/ledger'
import type { Person } from '#app/model/ledger/person'
import { messageType, type Notice, type RefusedMessage } from '#app/model/live/wire'
import { connect, type Db } from '#db/connect'
import { createRooms, type Rooms, type RoomsOptions } from '#server/sync/rooms'
import { createAdmission } from '#server/sync/admission'
import { attachSockets, type Sockets } from '#server/sync/socket'
import { grantRoles, housePersonOf } from '../support/in-house'
import { syncFrame } from '../support/frame'
import { newDatabase } from '../support/database'

export const tracker = 'xicheng-2019'

/** The people of these tests; `?as=<id>` is their session, and so is the cookie `as=<id>`. */
export const people: Record<string, Person> = Object.fromEntries(
  (
    [
      ['xu', '许协调', 'coordinator', 'bianban'],
      ['yang', '杨协调', 'coordinator', 'bianban'],
      ['ren', '任人社', 'department', 'renshe'],
      ['zu', '祖组织', 'department', 'zuzhibu'],
      ['jiao', '焦教委', 'department', 'jiaowei'],
      ['ling', '凌领导', 'viewer', null],
    ] as const
  ).map(([id, name, role, department]) => [id, { id, name, role, department }]),
)

export interface SyncServer {
  /** Where it is: for `connect`. */
  database: string
  db: Db
  rooms: Rooms
  sockets: Sockets
  port: number
  /** Stops cleanly; `kill` leaves rooms as they are, as a crash would, with the database file kept. */
  stop(): Promise<void>
  kill(): Promise<void>
}

export interface SyncServerOptions extends Partial<
  Pick<RoomsOptions, 'idleAfter' | 'foldAfter' | 'now' | 'renewal' | 'sweepEvery' | 'hints'>
> {
  database?: string
  port?: number
  heartbeatEvery?: number
  openLog?: (db: Db) => RoomsOptions['openLog']
}

const folders: string[] = []

/** A database of its own with the first ledger. */
export async function temporaryDatabase(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'luoshi-sync-'))
  folders.push(folder)
  return newDatabase('november', folder)
}

export async function removeTemporaryFiles(): Promise<void> {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })))
}

export async function startSyncServer(options: SyncServerOptions = {}): Promise<SyncServer> {
  const database = options.database ?? (await temporaryDatabase())
  const db = connect(database)
  await grantRoles(db, Object.values(people))
  const server = createServer((_req, res) => res.end('ok'))
  const log = pino({ level: 'silent' })
  const { idleAfter, foldAfter, renewal, sweepEvery, hints, heartbeatEvery, now = Date.now } = options
  const openLog = options.openLog?.(db)
  const rooms = createRooms({ db, now, log, ...defined({ idleAfter, foldAfter, renewal, sweepEvery, hints, openLog }) })
  const sockets = attachSockets(server, {
    rooms,
    log,
    isAllowedOrigin: (req) => req.headers.origin !== 'https://elsewhere.example',
    admit: createAdmission({
      db,
      sessionOf: async (req: IncomingMessage) => {
        const person =
          people[
            new URL(req.url!, 'http://localhost').searchParams.get('as') ?? req.headers.cookie?.replace('as=', '') ?? ''
          ]
        return person ? { id: `session-${person.id}`, person: housePersonOf(person), expiresAt: Infinity } : null
      },
    }),
    ...defined({ heartbeatEvery }),
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const stopServer = () => new Promise<void>((resolve) => server.close(() => resolve()))
  return {
    database,
    db,
    rooms,
    sockets,
    port: (server.address() as AddressInfo).port,
    async stop() {
      await sockets.close()
      await stopServer()
      await rooms.close()
      await db.destroy()
    },
    async kill() {
      await sockets.close()
      await stopServer()
      await db.destroy()
    },
  }
}

/** An editor on the stock provider. With `ack`, it keeps what the server says of 100–102. */
export class Editor {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  acked = 0
  readonly refused: RefusedMessage[] = []
  readonly notices: Notice[] = []

  constructor({ port }: { port: number }, as: string, { ack = false, doc = new Y.Doc() } = {}) {
    this.doc = doc
    this.provider = new WebsocketProvider(`ws://127.0.0.1:${port}/ws`, tracker, doc, {
      params: { as, ...(ack ? { ack: '1' } : {}) },
      WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
    })
    this.provider.messageHandlers[messageType.ack] = (_encoder, decoder) => {
      this.acked = decoding.readVarUint(decoder)
    }
    this.provider.messageHandlers[messageType.refused] = (_encoder, decoder) => {
      this.refused.push(JSON.parse(decoding.readVarString(decoder)) as RefusedMessage)
    }
    this.provider.messageHandlers[messageType.notice] = (_encoder, decoder) => {
      this.notices.push(JSON.parse(decoding.readVarString(decoder)) as Notice)
    }
  }

  /** From its next connection on it is served there. */
  moveTo({ port }: { port: number }): void {
    this.provider.serverUrl = `ws://127.0.0.1:${port}/ws`
  }

  row(id: string): Y.Map<unknown> {
    return roots(this.doc).items.get(id)!
  }

  text(id: string, column = 'progress'): Y.Text {
    return this.row(id).get(column) as Y.Text
  }

  async synced(): Promise<this> {
    await until(() => this.provider.synced)
    return this
  }

  close(): void {
    this.provider.destroy()
    this.doc.destroy()
  }
}

/**
 * Waits for a condition; the test fails by its name when it does not come true in time. What nobody waits for any more,
 * such as a client's that heals itself while its test ends, ends with the test: it would fail another one, of another file.
 */
export async function until(condition: () => boolean | Promise<boolean>, timeout = 30_000): Promise<void> {
  const test = { isOver: false }
  try {
    onTestFinished(() => void (test.isOver = true))
  } catch {
    // In a hook, which waits itself.
  }
  await vi.waitFor(
    async () => {
      if (!test.isOver && !(await condition())) throw new Error(`not in time: ${String(condition)}`)
    },
    { timeout, interval: 5 },
  )
  // What would come next has lost its server: it never comes.
  if (test.isOver) await new Promise<never>(() => {})
}

/** Servers that a test file starts, and whatever else is to be undone after each of its tests, the last first. */
export function useSyncServers(): {
  start(options?: SyncServerOptions): Promise<SyncServer>
  after(undo: () => unknown): void
} {
  const cleanUp: (() => unknown)[] = []
  afterEach(async () => {
    for (const undo of cleanUp.splice(0).reverse()) await undo()
  })
  afterAll(removeTemporaryFiles)
  return {
    async start(options = {}) {
      const server = await startSyncServer(options)
      cleanUp.push(() => server.stop())
      return server
    },
    after: (undo) => void cleanUp.push(undo),
  }
}

/** A bare socket that says whatever a test wants it to say. */
export class RawSocket {
  readonly frames: Uint8Array[] = []
  closeCode: number | null = null
  private constructor(readonly ws: WebSocket) {
    ws.binaryType = 'arraybuffer'
    ws.on('message', (data) => this.frames.push(new Uint8Array(data as ArrayBuffer)))
    ws.on('close', (code) => (this.closeCode = code))
    ws.on('error', () => undefined)
  }

  static async open({ port }: { port: number }, as: string, query = '&ack=1'): Promise<RawSocket> {
    const raw = new RawSocket(new WebSocket(`ws://127.0.0.1:${port}/ws/${tracker}?as=${as}${query}`))
    await until(() => raw.ws.readyState === WebSocket.OPEN)
    return raw
  }

  /** Sync types: see syncFrame. */
  sendSync(type: number, payload: Uint8Array): void {
    this.ws.send(syncFrame(type, payload))
  }

  of(type: number): Uint8Array[] {
    return this.frames.filter((bytes) => bytes[0] === type)
  }

  get acked(): number {
    const last = this.of(messageType.ack).at(-1)
    return last ? decoding.readVarUint(decoding.createDecoder(last.subarray(1))) : 0
  }

  get refusals(): RefusedMessage[] {
    return this.of(messageType.refused).map(
      (bytes) => JSON.parse(decoding.readVarString(decoding.createDecoder(bytes.subarray(1)))) as RefusedMessage,
    )
  }

  close(): void {
    this.ws.terminate()
  }
}

/** The update that `edit` makes on a copy of a document, and the copy. */
export function updateOf(
  source: Y.Doc,
  edit: (doc: Y.Doc) => void,
  clientID?: number,
): { update: Uint8Array; doc: Y.Doc } {
  const doc = new Y.Doc()
  roots(doc)
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(source))
  if (clientID !== undefined) doc.clientID = clientID
  let update: Uint8Array = new Uint8Array()
  doc.on('update', (bytes: Uint8Array) => (update = bytes))
  doc.transact(() => edit(doc))
  return { update, doc }
}

function defined<T extends object>(options: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}

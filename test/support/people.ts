import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { Person, Role } from '#app/model/ledger/person'
import { inHouse } from './in-house'
import { tracker, type TestServer } from './server'

export interface SignedIn {
  person: Person
  /** For a `Cookie` header: `name=value`. */
  cookie: string
}

/** Makes a person who is this in the first ledger, and signs them in. Departments must be the ledger's. */
export async function signIn(
  server: TestServer,
  { role, department = null, name = '王敏' }: { role: Role; department?: string | null; name?: string },
): Promise<SignedIn> {
  const people = server.people()
  const account = `test-${crypto.randomUUID().slice(0, 8)}`
  const { id } = await people.addPerson({ account, name, department, ...inHouse(role) })
  return { person: { id, name, role, department }, cookie: await openSession(server, id) }
}

/** One more session of somebody, such as on a second machine. */
export async function openSession(server: TestServer, person: string): Promise<string> {
  const { cookie } = await server.people().openSession(person)
  return cookie.split(';')[0]!
}

export interface Editor {
  doc: Y.Doc
  provider: WebsocketProvider
  close(): void
}

/** The stock y-websocket provider with somebody's session cookie (S1), once it holds the whole document. */
export async function connectEditor(
  server: Pick<TestServer, 'socketUrl'>,
  { cookie }: Pick<SignedIn, 'cookie'>,
  room = tracker,
): Promise<Editor> {
  const editor = openEditor(server, { cookie }, room)
  await new Promise<void>((resolve) => {
    if (editor.provider.synced) resolve()
    else editor.provider.on('sync', (isSynced: boolean) => isSynced && resolve())
  })
  return editor
}

/** The same, not waiting: for connections that are to fail, or to come later. */
export function openEditor(
  server: Pick<TestServer, 'socketUrl'>,
  { cookie }: Pick<SignedIn, 'cookie'>,
  room = tracker,
): Editor {
  const doc = new Y.Doc()
  const provider = new WebsocketProvider(server.socketUrl, room, doc, {
    WebSocketPolyfill: socketWith({ cookie }),
    disableBc: true,
  })
  return {
    doc,
    provider,
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** A WebSocket class that sends these headers, as a browser would send the cookie. */
function socketWith(headers: Record<string, string>): typeof globalThis.WebSocket {
  const SocketWithHeaders = class extends WebSocket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols, { headers })
    }
  }
  return SocketWithHeaders as unknown as typeof globalThis.WebSocket
}

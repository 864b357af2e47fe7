import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { PeoplePort } from '#app/ports/people'
import { setCells } from '#app/model/ledger/edit'
import { readItem, roots } from '#app/model/ledger/ledger'
import { closeCode, messageType } from '#app/model/live/wire'
import * as encoding from 'lib0/encoding'
import { connectEditor, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, tracker, type TestServer } from '../support/server'

// Which changes of people end which sessions is in people-rights.test.ts and people-sessions.test.ts; here is what
// becomes of the sockets, when the other side does not care.
let server: TestServer
let admin: SignedIn
let witness: Editor
beforeAll(async () => {
  server = await startTestServer()
  admin = await signIn(server, { role: 'administrator', name: '管理员' })
  witness = await connectEditor(server, admin)
})
afterAll(async () => {
  witness.close()
  await server.close()
})

const own = '1.2.4'
const portOf = async ({ cookie }: SignedIn): Promise<PeoplePort> => {
  const request = new IncomingMessage(new Socket())
  request.headers.cookie = cookie
  return server.people().portFor(request, await server.people().sessionOf(request))
}

/** A socket that goes on sending, whatever it is told: each message sets the owner of the department's row. */
class Stubborn {
  private readonly doc = new Y.Doc()
  private constructor(readonly ws: WebSocket) {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(witness.doc))
    this.doc.on('update', (update: Uint8Array, origin: unknown) => origin === null && this.send(update))
  }

  static async open({ cookie }: SignedIn): Promise<Stubborn> {
    const ws = new WebSocket(`${server.socketUrl}/${tracker}?ack=1`, { headers: { Cookie: cookie } })
    await new Promise((resolve, reject) => ws.once('open', resolve).once('error', reject))
    return new Stubborn(ws)
  }

  setOwner(name: string): void {
    roots(this.doc).items.get(own)!.set('owner', name)
  }

  private send(update: Uint8Array): void {
    const encoder = encoding.createEncoder()
    encoding.writeVarUint(encoder, messageType.sync)
    encoding.writeVarUint(encoder, 2)
    encoding.writeVarUint8Array(encoder, update)
    this.ws.send(encoding.toUint8Array(encoder))
  }
}

const endings: [what: string, code: number, end: (liaison: SignedIn) => Promise<unknown>][] = [
  ['signs out', closeCode.signedOut, async (liaison) => (await portOf(liaison)).signOut()],
  [
    'becomes a viewer',
    closeCode.forbidden,
    async ({ person }) => (await portOf(admin)).update(person.id, { houseRole: 'member', department: null }),
  ],
  [
    'goes to another department',
    closeCode.forbidden,
    async ({ person }) => (await portOf(admin)).update(person.id, { department: 'jiaowei' }),
  ],
  [
    'is disabled',
    closeCode.forbidden,
    async ({ person }) => (await portOf(admin)).update(person.id, { disabled: true }),
  ],
]

it.each(endings)(
  'S5: somebody who %s is closed at once with %i, and nothing that they send afterwards is let in',
  async (what, code, end) => {
    const liaison = await signIn(server, { role: 'department', department: 'renshe', name: '任人社' })
    const stubborn = await Stubborn.open(liaison)
    stubborn.setOwner(`before: ${what}`)
    await vi.waitFor(() => expect(readItem(witness.doc, own)!.owner).toBe(`before: ${what}`), { timeout: 20_000 })
    const closed = new Promise<number>((resolve) => stubborn.ws.once('close', resolve))

    // It neither reads nor closes; it only writes.
    stubborn.ws.pause()
    await end(liaison)
    const start = performance.now()
    for (let i = 0; i < 50; i++) stubborn.setOwner(`after: ${what}`)
    stubborn.ws.resume()
    expect(await closed).toBe(code)
    // A second on a machine that is not full of other tests.
    expect(performance.now() - start).toBeLessThan(5_000)

    // A later edit of somebody else has come through the same room since.
    const desk = { doc: witness.doc, person: admin.person, departments: new Set<string>(), newId: () => '' }
    const reader = await connectEditor(server, admin)
    expect(setCells(desk, [{ item: own, column: 'clause', value: what }])).toEqual([])
    await vi.waitFor(() => expect(readItem(reader.doc, own)!.clause).toBe(what), { timeout: 20_000 })
    for (const { doc } of [reader, witness]) expect(readItem(doc, own)!.owner).toBe(`before: ${what}`)
    reader.close()
  },
)

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Doc } from 'yjs'
import { setCells, type Desk } from '#app/model/ledger/edit'
import { readItem } from '#app/model/ledger/ledger'
import { connectEditor, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'

let server: TestServer
let writer: SignedIn
let reader: SignedIn
const open: Editor[] = []

beforeAll(async () => {
  server = await startTestServer()
  writer = await signIn(server, { role: 'coordinator', department: 'bianban', name: '李强' })
  reader = await signIn(server, { role: 'viewer', name: '陈静' })
})
afterAll(async () => {
  open.forEach((editor) => editor.close())
  await server.close()
})

it('W7, S1: stock providers come back by themselves after a restart, and nothing is missing', async () => {
  const [writing, reading] = [await connectEditor(server, writer), await connectEditor(server, reader)]
  open.push(writing, reading)
  setOwner(writing.doc, writer, '王敏')
  await ownerSeen(reading.doc, '王敏')

  const lost = Promise.all([disconnected(writing), disconnected(reading)])
  await server.stop()
  await lost
  setOwner(writing.doc, writer, '张伟')
  await server.restart()
  await ownerSeen(reading.doc, '张伟')

  const late = await connectEditor(server, reader)
  open.push(late)
  expect(readItem(late.doc, '1.3')?.owner).toBe('张伟')
})

function setOwner(doc: Doc, { person }: SignedIn, owner: string): void {
  const desk: Desk = { doc, person, departments: new Set(), newId: () => crypto.randomUUID() }
  expect(setCells(desk, [{ item: '1.3', column: 'owner', value: owner }])).toEqual([])
}

function ownerSeen(doc: Doc, owner: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (readItem(doc, '1.3')?.owner !== owner) return
      doc.off('afterTransaction', look)
      resolve()
    }
    doc.on('afterTransaction', look)
    look()
  })
}

function disconnected({ provider }: Editor): Promise<void> {
  return new Promise((resolve) => {
    provider.on('status', ({ status }: { status: string }) => status === 'disconnected' && resolve())
  })
}

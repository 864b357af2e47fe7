import { afterAll, beforeAll, expect, it } from 'vitest'
import { setCells } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { ordersAfter } from '#app/model/ledger/order'
import { item } from '../support/ledger'
import { newLedger, wish } from '../support/newLedger'
import { connectEditor, signIn, type Editor, type SignedIn } from '../support/people'
import { startTestServer, type TestServer } from '../support/server'

let server: TestServer
let coordinator: SignedIn
beforeAll(async () => {
  server = await startTestServer()
  coordinator = await signIn(server, { role: 'coordinator' })
})
afterAll(() => server.close())

/** A wish for a ledger of so many rows, with some cells each. */
function largeWish(rows: number) {
  const orders = ordersAfter(null, rows)
  const said = { progress: '已召开专题会，方案正在征求意见。', owner: '王敏', cells: { c_level: 'high' as const } }
  return wish({
    id: 'large',
    ledger: newLedger({ items: orders.map((order, i) => item(`r${i}`, { order, ...said })) }),
    departments: [],
  })
}

/** Others hear of an edit when it is stored (W1). */
function untilTold({ doc }: Editor, value: string): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (readCell(doc, '1.2.4', 'owner') !== value) return
      doc.off('afterTransaction', look)
      resolve()
    }
    doc.on('afterTransaction', look)
    look()
  })
}

it('L6: while a large ledger is made, what others write in another one is stored and told', async () => {
  const [writer, reader] = [await connectEditor(server, coordinator), await connectEditor(server, coordinator)]
  const body = JSON.stringify(largeWish(6_000))
  const making = { isOver: false }
  const made = fetch(`${server.url}/trackers`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: server.url, Cookie: coordinator.cookie },
    body,
  }).finally(() => (making.isOver = true))
  let told = 0
  do {
    const value = `第${told}次`
    const desk = { doc: writer.doc, person: coordinator.person, departments: new Set<string>(), newId: () => '' }
    expect(setCells(desk, [{ item: '1.2.4', column: 'owner', value }])).toEqual([])
    await untilTold(reader, value)
    told++
  } while (!making.isOver)
  expect((await made).status).toBe(201)
  // The first of them may be stored before the ledger is begun, the last after it.
  expect(told).toBeGreaterThan(6)
  const editor = await connectEditor(server, coordinator, 'large')
  expect(editor.doc.getMap('items').size).toBe(6_000)
  for (const each of [writer, reader, editor]) each.close()
})

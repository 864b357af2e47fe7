import { afterAll, expect, it } from 'vitest'
import * as Y from 'yjs'
import { outline } from '#app/model/outline'
import { deleteItems, addItem, setCells, type Desk } from '#app/model/edit'
import { readItems, readStreams, textOf } from '#app/model/ledger'
import { createLedgers } from '#db/ledgers'
import { randomFrom } from '../support/random'
import { Editor, people, removeTemporaryFiles, startSyncServer, tracker, until } from './syncHarness'

afterAll(removeTemporaryFiles)

const byId = <T extends { id: string }>(rows: T[]) => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1))

it.each([1, 20_261_123, 471_1])('S6: five people’s random edits, offline and online, end in equal documents (seed %i)', async (seed) => {
  const random = randomFrom(seed)
  const { pick } = random
  const server = await startSyncServer({ foldAfter: 40 })
  const departments = new Set((await server.db.selectFrom('departments').select('id').execute()).map((row) => row.id))
  const editors = await Promise.all(['xu', 'yang', 'ren', 'zu', 'jiao'].map((id) => new Editor(server, id, { ack: true }).synced()))
  const names = ['xu', 'yang', 'ren', 'zu', 'jiao']
  let made = 0
  const desks = editors.map(({ doc }, i): Desk => ({ doc, person: people[names[i]!]!, departments, newId: () => `new-${seed}-${made++}` }))

  const act = (i: number) => {
    const { doc } = desks[i]!
    const items = readItems(doc)
    const item = pick(items)
    const choice = random()
    if (choice < 0.35) setCells(desks[i]!, [{ item: item.id, column: pick(['progress', 'problems', 'next'] as const), value: `${item.progress}字${i}` }])
    else if (choice < 0.5) setCells(desks[i]!, [{ item: item.id, column: 'owner', value: pick(['甲', '乙', '']) }])
    else if (choice < 0.65) setCells(desks[i]!, [{ item: item.id, column: 'due', value: `2026-12-${10 + Math.floor(random() * 20)}` }])
    else if (choice < 0.75) addItem(desks[i]!, { stream: item.stream, parent: '', after: '' })
    else if (choice < 0.78) deleteItems(desks[i]!, [item.id])
    else if (choice < 0.9) {
      const own = items.find(({ lead }) => lead === desks[i]!.person.department)
      if (own && textOf(doc, own.id, 'progress')) textOf(doc, own.id, 'progress')!.insert(0, '我')
    } else if (editors[i]!.provider.wsconnected) editors[i]!.provider.disconnect()
    else editors[i]!.provider.connect()
  }
  for (let step = 0; step < 250; step++) {
    act(Math.floor(random() * editors.length))
    // Lets the network have its turn, at places that the seed decides.
    if (random() < 0.2) await new Promise((resolve) => setImmediate(resolve))
  }
  for (const { provider } of editors) provider.connect()
  await Promise.all(editors.map((editor) => editor.synced()))
  const stateOf = ({ doc }: Editor) => JSON.stringify([byId(readItems(doc)), byId(readStreams(doc))])
  await until(() => editors.every((editor) => stateOf(editor) === stateOf(editors[0]!)))
  // Edits with conditions may be refused by the server when others were faster; then the page starts afresh.
  expect(editors.flatMap(({ refused }) => refused)).toEqual([])
  const fresh = await new Editor(server, 'ling').synced()
  expect(stateOf(fresh)).toBe(stateOf(editors[0]!))
  expect(Y.encodeStateVector(fresh.doc)).toEqual(Y.encodeStateVector(editors[0]!.doc))
  const stored = (await createLedgers(server.db).read(tracker))!
  expect(byId(stored.items)).toEqual(byId(readItems(fresh.doc)))
  expect(byId(stored.streams)).toEqual(byId(readStreams(fresh.doc)))
  expect(outline(stored.streams, stored.items)).toEqual(outline(readStreams(fresh.doc), readItems(fresh.doc)))
  for (const editor of [...editors, fresh]) editor.close()
  await server.stop()
})

import { afterAll, expect, it } from 'vitest'
import { readItem, readItems, textOf } from '#app/model/ledger/ledger'
import { createLedgers } from '#db/ledgers'
import { mutate } from '../support/mutate'
import { randomFrom } from '../support/random'
import { cellsOf, changesBetween } from './cellsOf'
import { Editor, RawSocket, removeTemporaryFiles, startSyncServer, tracker, until, updateOf } from './syncHarness'

afterAll(removeTemporaryFiles)

it.each([11, 20_261_124])(
  'G1–G5 G7 S6: updates changed at random, over sockets, leave the server serving and everybody equal (seed %i)',
  async (seed) => {
    const random = randomFrom(seed)
    const server = await startSyncServer()
    const [victim, witness] = await Promise.all([
      new Editor(server, 'xu', { ack: true }).synced(),
      new Editor(server, 'ling').synced(),
    ])
    const first = cellsOf(witness.doc)
    const attackers = await Promise.all(['ren', 'zu', 'jiao'].map((id) => RawSocket.open(server, id)))
    const mayChange = ['owner', 'status', 'progress', 'problems', 'next', 'evidence']
    const updates: Uint8Array[] = []
    witness.doc.on('update', (update: Uint8Array) => updates.push(update))
    for (let step = 0; step < 150; step++) {
      const i = random.below(3)
      const column = random.pick(['progress', 'problems', 'next'] as const)
      const { update } = updateOf(
        victim.doc,
        (doc) =>
          textOf(doc, random.pick(['1.2.4', '2.5', '1.2.1', '1.1.1']), column)!.insert(0, random.pick(['甲', '🙂'])),
        100 + i,
      )
      attackers[i]!.sendSync(
        random.pick([1, 2]),
        mutate(update, { random, updates: [update, ...updates.slice(-20)], doc: witness.doc, own: 100 + i }),
      )
      if (step % 10 === 0) victim.row('1.1').set('clause', `第${step}次`)
      if (random() < 0.2) await server.rooms.settle()
    }
    victim.row('1.1').set('clause', '最后')
    await until(() => readItem(witness.doc, '1.1')!.clause === '最后')
    await server.rooms.settle()
    const late = await new Editor(server, 'yang').synced()
    await until(
      () =>
        changesBetween(cellsOf(witness.doc), cellsOf(late.doc)).length === 0 &&
        changesBetween(cellsOf(victim.doc), cellsOf(late.doc)).length === 0,
    )
    for (const { row, column } of changesBetween(first, cellsOf(late.doc))) {
      if (row === '1.1' && column === 'clause') continue
      // What the three of them lead or support: no other row is any of their business.
      expect(['1.2.4', '2.5', '2.6', '1.2.1'], `${row}/${column}`).toContain(row)
      expect(mayChange, `${row}/${column}`).toContain(column)
    }
    const stored = (await createLedgers(server.db).read(tracker))!
    expect(new Map(stored.items.map((item) => [item.id, item]))).toEqual(
      new Map(readItems(late.doc).map((item) => [item.id, item])),
    )
    expect(attackers.map(({ closeCode }) => closeCode)).toEqual([null, null, null])
    for (const one of [victim, witness, late, ...attackers]) one.close()
    await server.stop()
  },
  90_000,
)

import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { roots, textOf } from '#app/model/ledger/ledger'
import { Crowding } from '#server/sync/crowding'
import { documentFrom } from '#server/sync/document'
import { Meter, mostSteps } from '#server/sync/meter'
import { randomFrom, type Random } from '../support/random'
import { raw, rawUpdate, type RawStruct } from '../support/raw-update'
import { updateOf } from './syncHarness'

/** How often Yjs walks past a struct: twice each time it remembers what it has walked past. */
async function walked(work: () => unknown): Promise<number> {
  const { add } = Set.prototype
  let count = 0
  Set.prototype.add = function (this: Set<unknown>, value) {
    if (value instanceof Y.Item) count++
    return add.call(this, value)
  }
  try {
    await work()
  } finally {
    Set.prototype.add = add
  }
  return count / 2
}

/** Takes updates in as the gate does. Returns null when one is too much, or names neighbours that stand nowhere. */
function take(doc: Y.Doc, update: Uint8Array, most: number | null = mostSteps): Meter | null {
  const meter = new Meter(most)
  const { structs, ds } = Y.decodeUpdate(update)
  try {
    Y.transact(doc, (transaction) => {
      for (const [client, deletes] of ds.clients) meter.countDeletes(doc, client, deletes, structs.length)
      meter.run(transaction, () => Y.applyUpdate(doc, update))
    })
  } catch {
    return null
  }
  return meter
}

function firstRow(progress = '一段文字'): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = 1
  doc.transact(() => {
    const row = new Y.Map<unknown>()
    roots(doc).items.set('r', row)
    row.set('owner', '甲')
    row.set('progress', new Y.Text(progress))
  })
  return doc
}

const cellOf = (doc: Y.Doc, column: string) => {
  const { id } = (roots(doc).items.get('r') as Y.Map<unknown>)._map.get(column)!
  return [id.client, id.clock] as [number, number]
}
const textOfRow = (doc: Y.Doc) => textOf(doc, 'r', 'progress')!

/** Letters, and what is left of some, with neighbours at random among a client's own and another's: no editor's work. */
function forged(doc: Y.Doc, client: number, others: readonly number[], random: Random): Uint8Array {
  const known = Y.getState(doc.store, client)
  let clock = known
  const structs: RawStruct[] = []
  const anyId = (): [number, number] | undefined => {
    const of = random.pick([client, client, client, ...others])
    const most = of === client ? clock : Y.getState(doc.store, of)
    if (most === 0 || random.below(4) === 0) return undefined
    // Of the first one's, letters alone.
    return [of, of === 1 ? 3 + random.below(4) : random.below(most)]
  }
  const habits = random.pick([
    () => ({ right: anyId() }),
    () => ({ origin: anyId() }),
    () => ({ origin: anyId(), right: undefined as [number, number] | undefined }),
    () => (clock > known ? { right: [client, clock - 1] as [number, number] } : {}),
  ])
  for (let left = 1 + random.below(40); left > 0; left--) {
    const length = random.pick([1, 1, 1, 30])
    const near = habits()
    const isAlone = !('origin' in near && near.origin) && !('right' in near && near.right)
    structs.push({
      content: random.below(3) === 0 ? raw.deleted(length) : raw.string('x'.repeat(length)),
      ...near,
      ...(isAlone ? { parent: cellOf(doc, 'progress') } : {}),
    })
    clock += length
  }
  const deletes = random.below(3) === 0 ? [[client, random.below(clock), 1] as const] : []
  return rawUpdate([{ client, clock: known, structs }], deletes)
}

it('G1: no forged update costs more than was counted, and what was taken in costs no more in another order', async () => {
  let [most, letIn] = [0, 0]
  for (let seed = 1; seed <= 150; seed++) {
    const random = randomFrom(seed)
    let doc = firstRow()
    let passed = 0
    for (let step = 0; step < 12; step++) {
      const update = forged(doc, random.pick([10, 20, 30]), [1, 10, 20, 30], random)
      const before = Y.encodeStateAsUpdate(doc)
      const meters: (Meter | null)[] = []
      const count = await walked(() => meters.push(take(doc, update)))
      const [meter] = meters
      if (!meter || doc.store.pendingStructs) {
        doc = new Y.Doc()
        roots(doc)
        Y.applyUpdate(doc, before)
        continue
      }
      const { steps, lists } = meter
      expect(count, `seed ${seed}, step ${step}`).toBeLessThanOrEqual(steps)
      for (const keys of lists.values()) for (const one of keys.values()) passed += one
      letIn++
    }
    let pieces = 0
    for (let at = textOfRow(doc)._start; at; at = at.right) pieces++
    const state = Y.encodeStateAsUpdate(doc)
    const again = await walked(() => documentFrom([state], new Meter(null)))
    most = Math.max(most, again)
    expect(again, `seed ${seed}`).toBeLessThanOrEqual(passed * pieces + pieces)
  }
  expect(Math.min(most, letIn)).toBeGreaterThan(100)
})

it('G1: what passes nothing when it comes, and everything at the next start, is not let in', async () => {
  const doc = firstRow('')
  const parent = cellOf(doc, 'progress')
  // At the next start the highest comes first, and brings what it names as a neighbour.
  const [highest, first, later, many] = [40, 20, 10, 2_500]
  const beforeEachOther = (client: number, from: number): RawStruct[] =>
    Array.from({ length: many }, (_, i) => ({ content: raw.string('字'), right: [client, from + i] }))
  const crowding = new Crowding()
  const said = [
    [{ client: first, clock: 0, structs: [{ content: raw.string('字'), parent }, ...beforeEachOther(first, 0)] }],
    [{ client: later, clock: 0, structs: [{ content: raw.string('字'), parent }] }],
    [{ client: later, clock: 1, structs: beforeEachOther(later, 0) }],
    [{ client: highest, clock: 0, structs: [{ content: raw.string('字'), right: [later, many] as const }] }],
  ].map((blocks) => {
    const meter = take(doc, rawUpdate(blocks), null)!
    const note = crowding.take(meter, 'ren')
    note?.()
    return note !== null
  })
  const again = await walked(() => documentFrom([Y.encodeStateAsUpdate(doc)], new Meter(null)))
  expect([said[0], again > mostSteps]).toEqual([true, true])
  expect(said.slice(1)).toContain(false)
})

it('G1: honest work costs next to nothing: long texts, corrections everywhere, imports, and days without a network', async () => {
  const random = randomFrom(7)
  const doc = firstRow()
  const taken = (update: Uint8Array) => take(doc, update)!.steps
  const imported = updateOf(doc, (copy) => {
    for (let i = 0; i < 2_000; i++) {
      const row = new Y.Map<unknown>()
      roots(copy).items.set(`row-${i}`, row)
      for (const column of ['title', 'owner', 'due', 'clause']) row.set(column, `${column} ${i}`)
      row.set('progress', new Y.Text('一段文字'))
    }
  })
  expect(taken(imported.update)).toBeLessThan(10)
  const corrections = (letter: string, count: number) => (copy: Y.Doc) => {
    const text = textOfRow(copy)
    for (let i = 0; i < count; i++) {
      text.insert(random.below(text.length + 1), letter)
      if (i % 5 === 0) text.delete(random.below(text.length), 1)
      if (i % 7 === 0) (roots(copy).items.get('r') as Y.Map<unknown>).set('owner', `${letter}${i}`)
    }
  }
  // Five people, each on what all had in the morning.
  const offline = ['甲', '乙', '丙', '丁', '戊'].map((letter, i) => updateOf(doc, corrections(letter, 1_000), 100 + i))
  const atTheEnd = ['己', '庚'].map((letter, i) =>
    updateOf(
      doc,
      (copy) => {
        const text = textOfRow(copy)
        for (let n = 0; n < 200; n++) {
          text.insert(text.length, letter)
          if (n % 3 === 0) text.delete(text.length - 1, 1)
        }
      },
      200 + i,
    ),
  )
  for (const { update } of [...offline, ...atTheEnd]) expect(taken(update)).toBeLessThan(mostSteps / 10)
})

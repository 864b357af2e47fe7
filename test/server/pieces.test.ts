import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { piecesOf } from '#server/sync/pieces'
import { randomFrom, type Random } from '../support/random'

/** Of all kinds that there are. */
const values = [1, -70_000, 2.5, 0.1, 7n, 'two', [3, [null]], { four: 4, 五: { six: false } }, null, undefined, true]

/** Somebody does one thing somewhere in a document. */
function act(doc: Y.Doc, random: Random): void {
  const map = doc.getMap<unknown>('map')
  const text = doc.getText('text')
  const list = doc.getArray<unknown>('list')
  const inner = [...map.values()].find((value) => value instanceof Y.Map)
  const nested = [...map.values()].find((value) => value instanceof Y.Text)
  const acts = [
    () => map.set(random.pick(['a', 'b', '乙', 'c']), random.pick(values)),
    () => map.set(random.pick(['m', 'n']), new Y.Map([['x', '值']])),
    () => map.set(random.pick(['t', 'u']), new Y.Text('起')),
    () => map.delete(random.pick(['a', 'b', 'm', 't'])),
    () => inner?.set(random.pick(['x', 'y']), random.below(100)),
    () => nested?.insert(random.below(nested.length + 1), random.pick(['字', '😀', 'ab', '𠮷野家'])),
    () => text.insert(random.below(text.length + 1), random.pick(['甲乙', '😀', 'long text, ', '\n'])),
    () => text.length > 3 && text.delete(random.below(text.length - 2), 2),
    () => text.length > 2 && text.format(0, 1 + random.below(text.length - 1), { bold: random.pick([true, null]) }),
    () => text.insertEmbed(random.below(text.length + 1), { image: '图' }),
    () => list.insert(random.below(list.length + 1), [random.pick<unknown>([new Uint8Array([1, 2]), '三', 4, [5]])]),
    () => list.length > 0 && list.delete(random.below(list.length), 1),
    () => list.push([new Y.XmlElement('节'), new Y.Doc({ guid: 'inner' })]),
  ]
  random.pick(acts)()
}

/** What several people made of a document together, each for a while without the others. */
function madeBy(people: number, random: Random): Y.Doc {
  const docs = Array.from({ length: people }, (_, i) => {
    const doc = new Y.Doc({ gc: random() < 0.7 })
    doc.clientID = 1 + ((i * 7 + random.below(5)) % 97) * 1_000
    return doc
  })
  for (let round = 0; round < 60; round++) {
    const doc = random.pick(docs)
    for (let n = random.below(6); n >= 0; n--) act(doc, random)
    const other = random.pick(docs)
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)))
  }
  for (const doc of docs.slice(1)) Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(doc))
  return docs[0]!
}

const named = (value: unknown) => (value instanceof Y.Doc ? value.guid : value)

function said(doc: Y.Doc): unknown[] {
  return [doc.getMap('map').toJSON(), doc.getText('text').toDelta(), doc.getArray('list').toJSON().map(named)]
}

it('P4: a document that is taken in piece by piece never waits inside Yjs, and is the same in the end', () => {
  let most = 0
  for (let seed = 1; seed <= 60; seed++) {
    const random = randomFrom(seed)
    const made = madeBy(1 + random.below(6), random)
    const whole = Y.encodeStateAsUpdate(made)
    const size = random.pick([1, 2, 3, 7, 50, 10_000])
    const doc = new Y.Doc()
    let pieces = 0
    let hasWaited = false
    for (const piece of piecesOf(whole, size)) {
      if (!piece) continue
      Y.applyUpdate(doc, piece)
      pieces++
      hasWaited ||= doc.store.pendingStructs !== null || doc.store.pendingDs !== null
    }
    expect(hasWaited, `seed ${seed}`).toBe(false)
    most = Math.max(most, pieces)
    expect(Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(made)), `seed ${seed}`).toBe(true)
    expect(said(doc), `seed ${seed}`).toEqual(said(made))
  }
  expect(most).toBeGreaterThan(50)
})

it('what is no update is told, and never cut into something else', () => {
  const doc = new Y.Doc()
  doc.getText('text').insert(0, '甲')
  const whole = Y.encodeStateAsUpdate(doc)
  for (const bad of [whole.subarray(0, 5), Uint8Array.of(1, 1, 5, 0, 0x8b), new Uint8Array()])
    expect(() => [...piecesOf(bad, 10)]).toThrow()
})

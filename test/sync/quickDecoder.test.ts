import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { QuickDecoder } from '#app/sync/QuickDecoder'

/** A document with such values, in maps and lists, under such keys, and in texts. */
function documentOf(values: readonly unknown[], keys: readonly string[]): Y.Doc {
  const doc = new Y.Doc()
  doc.transact(() => {
    keys.forEach((key, i) => doc.getMap('items').set(key, values[i % values.length]))
    values.forEach((value) => doc.getArray('list').push([value]))
    keys.forEach((key) => doc.getText('text').insert(0, key))
    doc.getText('text').delete(0, 1)
  })
  return doc
}

function expectSame(doc: Y.Doc): void {
  const read = new Y.Doc()
  read.getMap('items')
  read.getArray('list')
  read.getText('text')
  Y.applyUpdateV2(read, Y.encodeStateAsUpdate(doc), null, QuickDecoder)
  for (const [name, type] of doc.share)
    expect(read.get(name, type.constructor as typeof Y.Map).toJSON()).toEqual(type.toJSON())
  expect(Y.encodeStateAsUpdate(read)).toEqual(Y.encodeStateAsUpdate(doc))
}

describe('the decoder of a document that comes', () => {
  it('reads all that Yjs writes, as Yjs does', () => {
    const texts = ['', 'a', 'yes', '牵头单位', '🦉', 'é', 'x'.repeat(24), 'x'.repeat(25), '长'.repeat(60)]
    const others = [
      null,
      true,
      false,
      0,
      -5,
      1.5,
      2 ** 40,
      new Uint8Array([1, 2]),
      { a: ['b', { c: '丙', d: undefined }] },
    ]
    const lists = [[], ['yes'], ['yes', 'no', ['牵头', 'yes', 7]], texts]
    expectSame(documentOf([...texts, ...others, ...lists], [...texts.filter(Boolean), 'c_own1', 'c_own2']))
  })

  it('tells short texts apart, however many there are', () => {
    const keys = Array.from({ length: 5_000 }, (_, i) => i.toString(36))
    expectSame(documentOf([keys], ['all']))
    expectSame(documentOf(['yes'], keys))
  })
})

import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { touchedBy } from '#app/model/history/changes'
import { optionField } from '#app/model/ledger/columnFields'
import { documentOf, readColumn, readStream, roots } from '#app/model/ledger/ledger'
import type { Overtaken } from '#app/model/live/overtaken'
import { LatelyNamed } from '#app/sync/LatelyNamed'
import { column, option, stream } from '../support/ledger'

const recent = 1_000

/** A page with a column, an option and a stream; and somebody else's page of the same document. */
function scene() {
  const { state } = documentOf(
    {
      columns: [column('c_level', 'choice', { options: { high: option('a1'), low: option('a2') } })],
      streams: [stream('s1', 'a1')],
      items: [],
    },
    2 ** 33,
  )
  const [mine, other] = [new Y.Doc(), new Y.Doc()]
  for (const doc of [mine, other]) Y.applyUpdate(doc, state)
  const named = new LatelyNamed(recent)
  const now = { column: (id: string) => readColumn(mine, id), stream: (id: string) => readStream(mine, id) }
  let before = { column: now.column('c_level'), stream: now.stream('s1') }
  let [edits, at] = [0, 0]
  const told: Overtaken[] = []
  mine.on('afterTransaction', (transaction: Y.Transaction) => {
    const { column: columnBefore, stream: streamBefore } = before
    const said = { column: () => columnBefore, stream: () => streamBefore }
    if (transaction.local) named.edited(++edits, touchedBy(transaction), said, now, at)
    else told.push(...named.overtaken(transaction, touchedBy(transaction), now, at))
    before = { column: now.column('c_level'), stream: now.stream('s1') }
  })
  return {
    mine: { column: roots(mine).columns.get('c_level')!, stream: roots(mine).streams.get('s1')! },
    other: { column: roots(other).columns.get('c_level')!, stream: roots(other).streams.get('s1')! },
    client: other.clientID,
    /** What the other did comes in, after so many ms. */
    comes(later = 0) {
      at += later
      Y.applyUpdate(mine, Y.encodeStateAsUpdate(other, Y.encodeStateVector(mine)))
      return told.splice(0)
    },
    meets: () => Y.applyUpdate(other, Y.encodeStateAsUpdate(mine)),
    saved: () => named.saved(edits),
  }
}

it('tells of each name that somebody else changed after one had given it, once, and who did', () => {
  const { mine, other, comes, meets, client } = scene()
  mine.column.set('name', '难度')
  mine.stream.set('titleEn', 'Reform')
  mine.column.set(optionField('high'), { ...option('a1'), name: '高' })
  meets()
  other.column.set('name', '程度')
  other.stream.set('titleEn', 'Reforms')
  other.column.set(optionField('high'), { ...option('a1'), name: '很高' })
  const by = { client }
  expect(comes()).toEqual([
    { of: 'column', id: 'c_level', option: null, part: 'name', mine: '难度', theirs: '程度', ...by },
    { of: 'column', id: 'c_level', option: 'high', part: 'name', mine: '高', theirs: '很高', ...by },
    { of: 'stream', id: 's1', option: null, part: 'nameEn', mine: 'Reform', theirs: 'Reforms', ...by },
  ])
  other.column.set('name', '等级')
  expect(comes()).toEqual([])
})

it('tells of nothing that is no name, that one did not name, or that says the same', () => {
  const { mine, other, comes, meets } = scene()
  mine.column.set('unit', '万元')
  mine.column.set('name', '难度')
  mine.column.set(optionField('high'), { ...option('a1'), colour: 'blue' })
  meets()
  other.column.set('unit', '元')
  other.column.set('name', '难度')
  other.column.set('nameEn', 'Level')
  other.column.set(optionField('high'), { ...option('a1'), name: '很高' })
  expect(comes()).toEqual([])
})

it('tells of what was named long ago only as long as it is not saved', () => {
  const { mine, other, comes, meets, saved } = scene()
  mine.column.set('name', '难度')
  meets()
  other.column.set('name', '程度')
  expect(comes(recent + 1)).toMatchObject([{ theirs: '程度' }])
  mine.column.set('name', '难易')
  saved()
  meets()
  other.column.set('name', '等级')
  expect(comes(recent + 1)).toEqual([])
})

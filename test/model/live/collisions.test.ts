import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { writesIn, type CellWrite } from '#app/model/ledger/cellWrites'
import { judgeCollision, lately, type Collision, type OwnCell } from '#app/model/live/collisions'
import { setCells } from '#app/model/ledger/edit'
import { readCell } from '#app/model/ledger/ledger'
import { deskOf, item, ledgerOf, person } from '../../support/ledger'

const coordinator = person('coordinator')
const own = (value: string, more: Partial<OwnCell> = {}): OwnCell => ({ value, at: 1_000, isSaved: false, ...more })
const theirs: CellWrite[] = [{ client: 7, value: '李强' }]
const meet = (more: Partial<Parameters<typeof judgeCollision>[0]>, now = 2_000): Collision | null =>
  judgeCollision(
    { item: 'a', column: 'owner', before: '王敏', after: '李强', own: null, isEditing: false, writes: theirs, ...more },
    now,
  )

describe('judging a collision', () => {
  it('one’s own, unsaved or written lately, gave way: told, with both values', () => {
    const told = { kind: 'replaced', item: 'a', column: 'owner', client: 7, mine: '王敏', theirs: '李强' }
    expect(meet({ own: own('王敏') }, 9_999_999)).toEqual(told)
    expect(meet({ own: own('王敏', { isSaved: true }) }, 1_000 + lately)).toEqual(told)
    expect(meet({ own: own('王敏', { isSaved: true }) }, 1_001 + lately)).toBeNull()
  })
  it('one’s own stands and theirs lost: told, also where nobody knows what theirs was', () => {
    expect(meet({ own: own('王敏'), after: '王敏' })).toEqual({
      kind: 'kept',
      item: 'a',
      column: 'owner',
      client: 7,
      mine: '王敏',
      theirs: '李强',
    })
    expect(meet({ own: own('王敏'), after: '王敏', writes: [{ client: 7, value: null }] })).toMatchObject({
      kind: 'kept',
      theirs: null,
    })
  })
  it('while one types there: told what stands there now', () => {
    expect(meet({ isEditing: true })).toEqual({
      kind: 'editing',
      item: 'a',
      column: 'owner',
      client: 7,
      mine: '王敏',
      theirs: '李强',
    })
  })
  it('no word where nothing of one’s own is touched, both wrote the same, or letters merge', () => {
    expect(meet({})).toBeNull()
    expect(meet({ own: own('别人') })).toBeNull()
    expect(meet({ own: own('王敏'), after: '王敏', writes: [{ client: 7, value: '王敏' }] })).toBeNull()
    expect(meet({ own: own('王敏'), after: '王敏', writes: [] })).toBeNull()
    expect(meet({ column: 'progress', isEditing: true })).toBeNull()
  })
})

describe('what others wrote into a cell', () => {
  /** What a transaction that brings `from`'s edits to `to` holds for the cell. */
  function arriving(from: Y.Doc, to: Y.Doc): CellWrite[] {
    let writes: CellWrite[] = []
    to.once('afterTransaction', (transaction: Y.Transaction) => (writes = writesIn(transaction, 'a', 'owner')))
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'net')
    return writes
  }
  function replicas(): [low: Y.Doc, high: Y.Doc] {
    const first = ledgerOf([item('a', { owner: '张三' })])
    const made = [1, 2].map((client) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(first))
      doc.clientID = client
      return doc
    })
    return [made[0]!, made[1]!]
  }
  const write = (doc: Y.Doc, value: string) =>
    setCells(deskOf(doc, coordinator), [{ item: 'a', column: 'owner', value }])

  it('one after the other: the writer and the value', () => {
    const [low, high] = replicas()
    write(low, '李强')
    expect(arriving(low, high)).toEqual([{ client: 1, value: '李强' }])
  })
  it('at once: each side sees the other’s write, the one that stands and the one that lost', () => {
    const [low, high] = replicas()
    write(low, '李强')
    write(high, '王敏')
    const before = Y.encodeStateAsUpdate(low)
    expect(arriving(high, low)[0]).toEqual({ client: 2, value: '王敏' })
    const untold = new Y.Doc()
    Y.applyUpdate(untold, before)
    expect(arriving(untold, high)).toEqual([{ client: 1, value: '李强' }])
    expect([low, high].map((doc) => readCell(doc, 'a', 'owner'))).toEqual(['王敏', '王敏'])
  })
  it('at once, when what lost is no longer kept: the writer only', () => {
    const [low, high] = replicas()
    write(low, '李强')
    write(high, '王敏')
    const server = new Y.Doc()
    Y.applyUpdate(server, Y.encodeStateAsUpdate(high))
    Y.applyUpdate(server, Y.encodeStateAsUpdate(low))
    expect(arriving(server, high)).toEqual([{ client: 1, value: null }])
  })
  it('an emptied cell has no writer', () => {
    const [low, high] = replicas()
    write(low, '')
    expect(arriving(low, high)).toEqual([{ client: null, value: '' }])
  })
})

import { expect, it } from 'vitest'
import { marksByItem, marksOf, openMarks } from '#app/model/records/openMarks'
import { openedKinds, type LedgerRecord } from '#app/model/records/record'

const record = (item: string, kind: LedgerRecord['kind']) => ({ item, kind }) as LedgerRecord

it('a row has a mark for each kind that is open on it, and one more from the second reminder on', () => {
  expect(marksOf([])).toEqual([])
  expect(marksOf([record('a', 'urge'), record('a', 'extension')])).toEqual(['extension', 'urge'])
  expect(marksOf([record('a', 'order'), record('a', 'order')])).toEqual(['order'])
  expect(marksOf([record('a', 'urge'), record('a', 'order'), record('a', 'urge')])).toEqual([
    'order',
    'urge',
    'urged-again',
  ])
})

it('every kind that people open has its mark', () => {
  for (const kind of openedKinds) expect(marksOf([record('a', kind)])).toEqual([kind])
  expect(openMarks).toEqual([...openedKinds, 'urged-again'])
})

it('what is open on one row marks no other', () => {
  const open = [record('a', 'urge'), record('b', 'order'), record('a', 'urge')]
  expect([...marksByItem(open)]).toEqual([
    ['a', ['urge', 'urged-again']],
    ['b', ['order']],
  ])
})

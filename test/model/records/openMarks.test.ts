import { expect, it } from 'vitest'
import { marksByItem, marksOf, openMarks } from '#app/model/records/openMarks'
import { recordKinds, type LedgerRecord } from '#app/model/records/record'

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

it('every kind of records has its mark', () => {
  for (const kind of recordKinds) expect(marksOf([record('a', kind)])).toEqual([kind])
  expect(openMarks).toEqual([...recordKinds, 'urged-again'])
})

it('what is open on one row marks no other', () => {
  const open = [record('a', 'urge'), record('b', 'order'), record('a', 'urge')]
  expect([...marksByItem(open)]).toEqual([
    ['a', ['urge', 'urged-again']],
    ['b', ['order']],
  ])
})

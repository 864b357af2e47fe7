import { describe, expect, it } from 'vitest'
import type { ColumnId } from '#app/model/ledger/columns'
import {
  everything,
  jump,
  rangeBetween,
  shownRange,
  step,
  wholeColumns,
  wholeRows,
  type CellRef,
  type Layout,
} from '#app/grid/range/range'
import { rangeClassesOf } from '#app/grid/range/rangeClasses'
import { Selection } from '#app/grid/range/Selection'

const layout: Layout = { rows: ['a', 'b', 'c', 'd'], columns: ['code', 'title', 'owner', 'due'] }
const at = (item: string, column: ColumnId): CellRef => ({ item, column })

describe('a range', () => {
  it('is the block between two cells, in whatever direction it was drawn', () => {
    const range = { rows: ['b', 'c'], columns: ['title', 'owner'] }
    expect(rangeBetween(layout, at('b', 'title'), at('c', 'owner'))).toMatchObject(range)
    expect(rangeBetween(layout, at('c', 'owner'), at('b', 'title'))).toMatchObject({
      ...range,
      anchor: at('c', 'owner'),
    })
    expect(rangeBetween(layout, at('b', 'title'), at('gone', 'owner'))).toBeNull()
  })
  it('takes whole rows, whole columns, everything', () => {
    expect(wholeRows(layout, at('b', 'owner'), at('c', 'owner'))).toMatchObject({
      rows: ['b', 'c'],
      columns: layout.columns,
    })
    expect(wholeColumns(layout, at('b', 'owner'), at('b', 'due'))).toMatchObject({
      rows: layout.rows,
      columns: ['owner', 'due'],
    })
    expect(everything(layout, at('b', 'owner'))).toMatchObject({ ...layout, anchor: at('b', 'owner') })
  })
  it('stays on its rows when others add, move and hide some', () => {
    const range = rangeBetween(layout, at('b', 'title'), at('c', 'owner'))!
    expect(shownRange(range, { rows: ['a', 'b', 'new', 'c', 'd'], columns: layout.columns }).rows).toEqual(['b', 'c'])
    expect(shownRange(range, { rows: ['c', 'a', 'd', 'b'], columns: ['owner', 'title'] })).toEqual({
      rows: ['c', 'b'],
      columns: ['owner', 'title'],
    })
    expect(shownRange(range, { rows: ['a', 'c'], columns: ['owner'] })).toEqual({ rows: ['c'], columns: ['owner'] })
  })
  it('shows a gap where a row came in between', () => {
    const selection = new Selection()
    selection.set(rangeBetween(layout, at('b', 'title'), at('c', 'owner')))
    const classes = (item: string, of: Layout) => [...rangeClassesOf(at(item, 'title'), selection, of)]
    expect(classes('b', layout)).toEqual(['cell--range', 'cell--range-top', 'cell--range-left'])
    expect(classes('b', { ...layout, rows: ['a', 'b', 'new', 'c'] })).toEqual([
      'cell--range',
      'cell--range-top',
      'cell--range-bottom',
      'cell--range-left',
    ])
    expect(classes('new', { ...layout, rows: ['a', 'b', 'new', 'c'] })).toEqual([])
  })
  it('of one cell is no range, and listeners hear of changes only', () => {
    const selection = new Selection()
    let heard = 0
    selection.subscribe(() => heard++)
    selection.set(rangeBetween(layout, at('b', 'title'), at('b', 'title')))
    selection.set(null)
    expect([selection.current, heard]).toEqual([null, 0])
    selection.set(rangeBetween(layout, at('b', 'title'), at('c', 'title')))
    selection.set(null)
    expect(heard).toBe(2)
  })
})

describe('steps and jumps', () => {
  it('a step stops at the edge', () => {
    expect(step(layout, at('b', 'title'), 'down')).toEqual(at('c', 'title'))
    expect(step(layout, at('a', 'title'), 'up')).toEqual(at('a', 'title'))
    expect(step(layout, at('a', 'due'), 'right')).toEqual(at('a', 'due'))
  })
  it('a jump goes to the end of what is filled, else to the next that is, else to the edge', () => {
    const rows = ['1', '2', '3', '4', '5', '6']
    const filled = new Set(['1', '2', '3', '5'])
    const go = (from: string, direction: 'up' | 'down') =>
      jump({ rows, columns: ['title'] }, at(from, 'title'), direction, ({ item }) => filled.has(item)).item
    expect([go('1', 'down'), go('3', 'down'), go('5', 'down'), go('6', 'up'), go('5', 'up'), go('3', 'up')]).toEqual([
      '3',
      '5',
      '6',
      '5',
      '3',
      '1',
    ])
  })
})

import { describe, expect, it } from 'vitest'
import { measureOf, shownColumns } from '#app/grid/columnLayout'
import { fitColumns, type FittedColumn } from '#app/grid/fitColumns'
import type { ColumnId } from '#app/model/ledger/columns'
import { builtInSchema } from '#app/model/ledger/schema'

const columnsOf = (isEnglish = false, set: Partial<Record<ColumnId, number>> = {}): FittedColumn[] =>
  shownColumns.map(({ id }) => {
    const width = set[id]
    return width === undefined
      ? { id, ...measureOf(id, builtInSchema, isEnglish ? 'en' : 'zh'), isSet: false }
      : { id, width, least: width, isSet: true }
  })
/** How far one must see to see the last of these columns whole. */
const endOf = (id: ColumnId, columns: readonly FittedColumn[], widths: ReadonlyMap<ColumnId, number>) =>
  columns
    .slice(0, columns.findIndex((column) => column.id === id) + 1)
    .reduce((sum, column) => sum + (widths.get(column.id) ?? column.least), 0)
/** As wide as the panel is at first, and as the scrollbar is. */
const [panel, scrollbar] = [420, 16]

describe('fitColumns', () => {
  it.each([
    ['1366 wide', 1366, false],
    ['1366 beside the panel', 1366 - panel, false],
    ['1366 beside the panel, in English', 1366 - panel, true],
    ['1440 beside the panel', 1440 - panel, false],
    ['1366 at 125 %', 1366 / 1.25, false],
    ['1366 at 125 %, in English', 1366 / 1.25, true],
    // Its panel is then as narrow as it may be.
    ['1366 at 125 % beside the panel', 1366 / 1.25 - 320, false],
    ['1366 at 125 % beside the panel, in English', 1366 / 1.25 - 320, true],
  ])('%s: status, light and deadline are seen', (_name, width, isEnglish) => {
    const columns = columnsOf(isEnglish)
    const widths = fitColumns(columns, width - scrollbar)
    expect(endOf('due', columns, widths)).toBeLessThanOrEqual(width - scrollbar)
    for (const { id, least } of columns) expect(widths.get(id)).toBeGreaterThanOrEqual(least)
  })
  it('as the measure says where all has room, no wider than it can be where titles grow', () => {
    const at = (room: number) => fitColumns(columnsOf(), room)
    expect([at(1366).get('title'), at(1366).get('lead')]).toEqual([320, 132])
    expect(at(1904).get('title')).toBeGreaterThan(460)
    expect(at(1904).get('title')).toBeLessThan(at(2544).get('title')!)
    expect(at(5000).get('title')).toBe(640)
    for (const room of [1440, 1904, 2544]) expect([...at(room).values()].reduce((a, b) => a + b)).toBe(room)
  })
  it('L5: columns of the house’s own before them take no titles away: then one scrolls', () => {
    const withOwn = (count: number) => {
      const own = Array.from({ length: count }, (_, i) => ({
        ...{ id: `c_${i}` as ColumnId, width: 120, least: 120, isSet: false },
      }))
      const columns = columnsOf()
      return [...columns.slice(0, 3), ...own, ...columns.slice(3)]
    }
    for (const room of [1350, 1904])
      for (let count = 0; count <= 12; count++) {
        const widths = fitColumns(withOwn(count), room)
        expect(widths.get('title'), `${count} in ${room}`).toBeGreaterThanOrEqual(240)
        expect(widths.get('lead'), `${count} in ${room}`).toBeGreaterThanOrEqual(104)
      }
    // Beside the panel as without them.
    expect(fitColumns(withOwn(6), 930).get('title')).toBe(fitColumns(columnsOf(), 930).get('title'))
  })
  it('what somebody chose stays, and all else gives way', () => {
    const widths = fitColumns(columnsOf(false, { title: 400, progress: 300 }), 946)
    expect([widths.get('title'), widths.get('progress')]).toEqual([400, 300])
    expect(widths.get('lead')).toBe(76)
    expect(fitColumns(columnsOf(false, { title: 200 }), 1904).get('title')).toBe(200)
  })
  it('only what stands before them gives way, wherever they were moved', () => {
    const columns = columnsOf()
    const moved = ['status', 'light', 'due', 'lead', 'title'].map((id) => columns.find((column) => column.id === id)!)
    const widths = fitColumns(moved, 300)
    expect([widths.get('lead'), widths.get('title')]).toEqual([132, 320])
    expect(widths.get('status')).toBeLessThan(104)
  })
})

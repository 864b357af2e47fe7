import { describe, expect, it } from 'vitest'
import { builtInColumns, isColumnId, isOwnColumn, isStoredColumn } from '#app/model/ledger/columns'
import { emptyRecord } from '#app/model/ledger/columnFields'
import { ordersAfter } from '#app/model/ledger/order'
import { builtInSchema, LedgerSchema } from '#app/model/ledger/schema'
import { column, option } from '../../support/ledger'

describe('L2: the schema as a value', () => {
  it('a ledger that says nothing has the built-in columns in their order', () => {
    expect(builtInSchema.columns.map(({ id }) => id)).toEqual(builtInColumns)
    expect(builtInSchema.own).toEqual([])
    expect(builtInSchema.stored).not.toContain('light')
  })

  it('own ids are none of the built-in ones, and none of what every object has', () => {
    for (const id of builtInColumns) expect(isOwnColumn(id)).toBe(false)
    for (const id of ['c_', 'c_-x', 'c___proto__', '__proto__', 'constructor', 'C_a', `c_${'x'.repeat(65)}`, 'ca'])
      expect(isColumnId(id), id).toBe(false)
    expect([isOwnColumn('c_r1'), isStoredColumn('c_r1'), isStoredColumn('light')]).toEqual([true, true, false])
  })

  it('own columns stand where their order says, built-in ones may be moved, renamed and hidden', () => {
    const [first] = ordersAfter(null, 1)
    const schema = new LedgerSchema([
      column('c_last', 'number', { order: 'z' + '0'.repeat(25) + '1' }),
      column('c_first', 'flag', { order: 'Zz' }),
      { ...emptyRecord('clause'), name: '依据', isHidden: true, order: `${first}V` },
    ])
    expect(schema.columns[0]!.id).toBe('c_first')
    expect(schema.columns.map(({ id }) => id).indexOf('clause')).toBe(2)
    expect(schema.columns.at(-1)!.id).toBe('c_last')
    expect(schema.column('clause')).toMatchObject({ name: '依据', isHidden: true, kind: 'short', writers: 'structure' })
    expect(schema.own).toEqual(['c_first', 'c_last'])
  })

  it('L3: a removed column is not there, and still known', () => {
    const schema = new LedgerSchema([column('c_a', 'number', { isRemoved: true })])
    expect([schema.has('c_a'), schema.isStored('c_a'), schema.own]).toEqual([false, false, []])
    expect([schema.kindOf('c_a'), schema.kindOf('c_b')]).toEqual(['number', null])
  })

  it('is equal by what it says', () => {
    const made = (name: string) =>
      new LedgerSchema([column('c_a', 'choice', { options: { y: option('a2'), x: option('a1', { name }) } })])
    const other = new LedgerSchema([
      column('c_a', 'choice', { options: { x: option('a1', { name: '难' }), y: option('a2') } }),
    ])
    expect(made('难').isEqual(other)).toBe(true)
    expect(made('易').isEqual(other)).toBe(false)
    expect(builtInSchema.isEqual(new LedgerSchema([]))).toBe(true)
  })
})

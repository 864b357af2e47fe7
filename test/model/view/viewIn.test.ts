import { expect, it } from 'vitest'
import type { Department } from '#app/model/ledger/person'
import { LedgerSchema } from '#app/model/ledger/schema'
import { plainView, type View } from '#app/model/view/view'
import { viewIn } from '#app/model/view/viewIn'
import { column } from '../../support/ledger'

const department = (id: string, over: Partial<Department> = {}): Department => ({
  ...{ id, name: { zh: id, en: id }, short: id, kind: 'government' },
  ...over,
})
const departments = [
  department('weijian'),
  department('minzheng', { isClosed: true, mergedInto: 'weijian' }),
  department('laoling', { isClosed: true }),
]
const schema = new LedgerSchema([column('c_by', 'departments'), column('c_gone', 'choice', { isRemoved: true })])
const shown = (view: Partial<View>) => viewIn({ ...plainView, ...view }, schema, departments)

it('X11: a view that asks for a department which became part of another asks for that one', () => {
  expect(shown({ department: 'minzheng' }).department).toBe('weijian')
  expect(
    shown({ filters: { lead: ['minzheng', 'jiaowei'], c_by: ['minzheng'], owner: ['minzheng'] } }).filters,
  ).toEqual({
    lead: ['weijian', 'jiaowei'],
    c_by: ['weijian'],
    owner: ['minzheng'],
  })
  // Closed alone, it still has its rows.
  expect(shown({ department: 'laoling' }).department).toBe('laoling')
})

it('L5: a view asks for no column that is gone', () => {
  expect(shown({ filters: { c_gone: ['a'], c_never: [''], status: ['closed'] } }).filters).toEqual({
    status: ['closed'],
  })
})

it('what a ledger can show stays the same object', () => {
  const view = { ...plainView, department: 'weijian', filters: { lead: ['weijian'], light: ['red'] } }
  expect(viewIn(view, schema, departments)).toBe(view)
})

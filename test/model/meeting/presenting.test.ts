import { expect, it } from 'vitest'
import { limits } from '#app/model/ledger/limits'
import { proposedDraft, readPresenting, toldDraft } from '#app/model/meeting/presenting'

const draft = { item: '1.1', kind: 'return', text: '缺材料', department: '', responsible: '', due: '' }
const presenting = { view: 'stream=s1', cell: { item: '1.1', column: 'due' }, draft, at: 5 }

it('G8: what a presenter tells is passed on in its shape, without anything else', () => {
  expect(readPresenting(presenting)).toEqual(presenting)
  expect(readPresenting({ view: '', cell: null, draft: null, at: 0 })).toEqual({
    view: '',
    cell: null,
    draft: null,
    at: 0,
  })
  expect(
    readPresenting({ ...presenting, more: 1, cell: { ...presenting.cell, more: 1 }, draft: { ...draft, more: 1 } }),
  ).toEqual(presenting)
})

it.each([
  ['nothing', null],
  ['a list', []],
  ['no view', { ...presenting, view: 1 }],
  ['an endless view', { ...presenting, view: 'x'.repeat(limits.viewQuery + 1) }],
  ['no cell', { ...presenting, cell: {} }],
  ['a row that none can be', { ...presenting, cell: { item: '__proto__', column: 'due' } }],
  ['no draft', { view: '', cell: null, at: 0 }],
  ['no time', { ...presenting, at: '5' }],
  ['a kind that is none', { ...presenting, draft: { ...draft, kind: 'explode' } }],
  ['an endless text', { ...presenting, draft: { ...draft, text: '字'.repeat(limits.shortText + 1) } }],
  ['half a draft', { ...presenting, draft: { item: null, kind: 'close', text: '' } }],
])('G8: %s is not', (_what, value) => {
  expect(readPresenting(value)).toBe(null)
})

it('a draft that is too long is told as far as it may be', () => {
  const long = {
    item: '1.1',
    kind: 'decision' as const,
    text: '字'.repeat(limits.shortText + 9),
    department: '',
    responsible: '人'.repeat(limits.shortText + 9),
    due: '9'.repeat(80),
  }
  const told = toldDraft(long)
  expect(readPresenting({ ...presenting, draft: told })?.draft).toEqual(told)
  expect(told.text).toBe('字'.repeat(limits.shortText))
})

it('a decision about an item is begun with its lead, its owner and the next meeting’s day; of the whole meeting with the day', () => {
  const row = { lead: 'jiaowei', owner: '刘洋' }
  const told = { text: '', item: '1.1', kind: 'decision' }
  expect(proposedDraft('decision', '1.1', row, '2026-11-30')).toEqual({
    ...told,
    department: 'jiaowei',
    responsible: '刘洋',
    due: '2026-11-30',
  })
  expect(proposedDraft('decision', null, undefined, '2026-11-30')).toEqual({
    ...told,
    item: null,
    department: '',
    responsible: '',
    due: '2026-11-30',
  })
})

it.each(['return', 'close', 'defer', 'extend', 'assign'] as const)(
  '%s proposes nothing: it would change cells',
  (kind) => {
    expect(proposedDraft(kind, '1.1', { lead: 'jiaowei', owner: '刘洋' }, '2026-11-30')).toEqual({
      item: '1.1',
      kind,
      text: '',
      department: '',
      responsible: '',
      due: '',
    })
  },
)

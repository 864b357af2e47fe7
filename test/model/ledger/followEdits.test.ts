import { expect, it } from 'vitest'
import { followEdits } from '#app/model/ledger/followEdits'
import { emptyRecord } from '#app/model/ledger/columnFields'
import { withCells } from '#app/model/ledger/rows'
import { LedgerSchema } from '#app/model/ledger/schema'
import { column, item } from '../../support/ledger'

const own = column('c_units', 'departments')
const schema = new LedgerSchema([own])
const followed = (row: ReturnType<typeof item>, at = schema) => {
  const edits = followEdits(row, at, 'old', 'new')
  const { lead, support, cells } = withCells(
    row,
    edits.map((edit) => [edit.column, edit.value] as const),
  )
  return { edits: edits.length, lead, support, own: cells.c_units }
}

it.each([
  ['the lead merges into a support', 'old', ['new', 'other'], 'new', ['other']],
  ['a support merges into the lead', 'new', ['old', 'other'], 'new', ['other']],
  ['both supports become one', 'other', ['old', 'new'], 'other', ['new']],
  ['who leads otherwise is not looked at', 'other', ['other', 'old'], 'other', ['other', 'new']],
])('X11: %s: nobody supports what they lead', (_, lead, support, leads, supports) => {
  expect(followed(item('1', { lead, support }))).toMatchObject({ lead: leads, support: supports })
})

it('X11: columns of the house’s own name it once; a hidden one keeps what it says', () => {
  const row = item('1', { lead: 'old', support: ['new'], cells: { c_units: ['old', 'new'] } })
  expect(followed(row)).toEqual({ edits: 3, lead: 'new', support: [], own: ['new'] })
  const hidden = new LedgerSchema([own, { ...emptyRecord('support'), isHidden: true }])
  expect(followed(row, hidden)).toMatchObject({ lead: 'new', support: ['new'] })
})

it('X11: a row that does not name the old one is left alone', () => {
  expect(followed(item('1', { lead: 'new', support: ['new'] })).edits).toBe(0)
})

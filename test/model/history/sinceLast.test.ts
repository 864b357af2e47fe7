import { expect, it } from 'vitest'
import { compareLedgers, type LedgerMoment, type Touch } from '#app/model/history/comparison'
import type { Item } from '#app/model/ledger/rows'
import { defaultLightSettings } from '#app/model/ledger/light'
import type { StoredColumn } from '#app/model/ledger/columns'
import { authorsOf, sinceLast } from '#app/model/history/sinceLast'
import { item, stream } from '../../support/ledger'

const before = Date.parse('2026-11-16T01:00:00Z')
const now = before + 7 * 86_400_000
const moment = (at: number, items: Item[]): LedgerMoment => ({
  ...{ at, items, stamps: {} },
  ...{ columns: [], streams: [stream('s1', 'a1')] },
})
const touch = (column: string, name: string): Touch => ({
  item: 'a',
  column,
  person: { id: name, name, department: null },
  at: now - 1_000,
})

const old = item('a', { owner: '甲', due: '2026-12-01' })
const changed = item('a', { owner: '乙', due: '2027-01-01', progress: '已开会', status: 'in_progress' })
const comparison = compareLedgers(
  moment(before, [old]),
  moment(now, [changed]),
  [touch('owner', '王敏'), touch('due', '李强'), touch('status', '王敏')],
  defaultLightSettings,
)
const columns: readonly StoredColumn[] = ['title', 'owner', 'status', 'due', 'progress']
const authors = (row: Item, lastAuthor = '') =>
  authorsOf(
    row,
    columns,
    sinceLast(comparison, [changed], () => lastAuthor),
  ).map(({ name, person, columns }) => [name, person, ...columns])

it('names who changed what, in the order of the columns; what nobody is known to have changed is left out', () => {
  expect(authors(changed)).toEqual([
    ['王敏', '王敏', 'owner', 'status'],
    ['李强', '李强', 'due'],
  ])
  expect(authors(old)).toEqual([])
})

it('what is being typed counts for who last wrote in the row', () => {
  const typing = { ...changed, progress: '已开会，方案', title: '新名称' }
  expect(authors(typing, '李强')).toEqual([
    ['李强', '李强', 'title', 'due', 'progress'],
    ['王敏', '王敏', 'owner', 'status'],
  ])
  expect(authors(typing, '赵磊')).toEqual([
    ['赵磊', '', 'title', 'progress'],
    ['王敏', '王敏', 'owner', 'status'],
    ['李强', '李强', 'due'],
  ])
})

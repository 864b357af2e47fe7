import { describe, expect, it } from 'vitest'
import type { Item } from '#app/model/ledger/rows'
import { newStamp, nextStamp, type Author, type Stamp } from '#app/model/ledger/stamp'
import { item } from '../../support/ledger'
import { builtInSchema } from '#app/model/ledger/schema'

const wang = { name: '王敏', department: 'renshe' }
const zhao = { name: '赵磊', department: 'jiaowei' }
const li = { name: '李强', department: 'bianban' }
const nobody = { name: '周敏', department: null }
const row = item('1.3', {
  lead: 'renshe',
  support: ['jiaowei'],
  status: 'in_progress',
  owner: '王敏',
  due: '2026-12-01',
})
const old = newStamp(1_000)

/** The stamp after several changes of the row, each with who and when. */
function after(...changes: [author: Author, at: number, cells: Partial<Item>][]): Stamp {
  let [before, stamp] = [row, old]
  for (const [author, at, cells] of changes) {
    const next = { ...before, ...cells }
    stamp = nextStamp(before, next, stamp, author, at, builtInSchema)
    before = next
  }
  return stamp
}

describe('H1: stamps', () => {
  it('a row that comes into being has a stamp of its own', () => {
    expect(nextStamp(null, row, undefined, li, 5_000, builtInSchema)).toEqual({
      updatedAt: 5_000,
      updatedBy: '李强',
      department: 'bianban',
      statusSince: 5_000,
      reported: null,
      waited: 0,
    })
  })

  it.each<[what: string, author: Author, cells: Partial<Item>, isReport: boolean]>([
    ['the lead writes progress', wang, { progress: '已启动' }, true],
    ['the lead adds evidence', wang, { evidence: ['a https://a.cn'] }, true],
    ['the lead submits', wang, { status: 'submitted' }, true],
    ['the lead says that it is stuck', wang, { status: 'blocked' }, true],
    ['the lead names who is responsible', wang, { owner: '陈' }, false],
    ['somebody of the lead department returns or goes on', wang, { status: 'returned', reason: '补' }, false],
    ['a supporting department adds evidence', zhao, { evidence: ['a https://a.cn'] }, false],
    ['a coordinator writes progress', li, { progress: '代填' }, false],
    ['somebody of no department writes progress', nobody, { progress: '代填' }, false],
    ['a coordinator sets a date', li, { due: '2027-01-01' }, false],
    ['somebody of the lead department sets a date', wang, { due: '2027-01-01' }, false],
    ['a coordinator hands the row to their own department', li, { lead: 'bianban', progress: '接手' }, false],
  ])('a report is the department’s own: %s', (_, author, cells, isReport) => {
    const { reported, updatedBy } = after([author, 2_000, cells])
    expect(reported).toEqual(isReport ? { at: 2_000, by: author.name, department: author.department } : null)
    expect(updatedBy).toBe(author.name)
  })

  it('what others change later leaves the last report as it was', () => {
    expect(after([wang, 2_000, { progress: '一' }], [li, 3_000, { due: '' }])).toMatchObject({
      updatedAt: 3_000,
      updatedBy: '李强',
      reported: { at: 2_000, by: '王敏' },
    })
  })

  it('waits add up, until a new deadline is set', () => {
    const twice: Parameters<typeof after> = [
      [wang, 2_000, { status: 'submitted' }],
      [li, 5_000, { status: 'returned', reason: '补材料' }],
      [wang, 6_000, { status: 'submitted' }],
      [wang, 6_500, { status: 'in_progress' }],
    ]
    expect(after(...twice)).toMatchObject({
      waited: 3_500,
      statusSince: 6_500,
    })
    expect(
      after([wang, 2_000, { status: 'submitted' }], [li, 5_000, { status: 'returned', due: '2027-01-01' }]).waited,
    ).toBe(0)
    expect(after([wang, 2_000, { status: 'submitted' }], [li, 5_000, { status: 'closed' }]).waited).toBe(3_000)
  })

  it.each<[what: string, changes: Parameters<typeof after>, waited: number]>([
    [
      'still going on: less what had passed of it',
      [
        [wang, 2_000, { status: 'submitted' }],
        [li, 5_000, { due: '2027-01-01' }],
      ],
      -3_000,
    ],
    [
      'over: from then on',
      [
        [wang, 2_000, { status: 'submitted' }],
        [li, 5_000, { due: '2027-01-01' }],
        [li, 5_400, { status: 'returned', reason: '补' }],
      ],
      400,
    ],
    [
      'set twice: from the last on',
      [
        [wang, 2_000, { status: 'submitted' }],
        [li, 5_000, { due: '2027-01-01' }],
        [li, 9_000, { due: '2027-02-01' }],
        [wang, 9_100, { status: 'in_progress' }],
      ],
      100,
    ],
    [
      'submitted with its new deadline',
      [
        [li, 2_000, { status: 'submitted', due: '2027-01-01' }],
        [li, 5_000, { status: 'closed' }],
      ],
      3_000,
    ],
  ])('a deadline that is set in the midst of a wait grants none of it twice; %s', (_, changes, waited) => {
    expect(after(...changes).waited).toBe(waited)
  })

  it('an empty status counts as issued', () => {
    const bare = { ...row, status: '' as const }
    expect(nextStamp(bare, { ...bare, status: 'issued' }, old, li, 9_000, builtInSchema).statusSince).toBe(1_000)
  })
})

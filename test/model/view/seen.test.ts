import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultLightSettings, lights } from '#app/model/ledger/light'
import { lightsAt } from '#app/model/ledger/lightsOf'
import { leavesOf, outline, rollUp, type OutlineItem } from '#app/model/ledger/outline'
import { statuses } from '#app/model/ledger/status'
import { alphabetsOf } from '#app/model/text/alphabet'
import { foundByStream, seenIn } from '#app/model/view/seen'
import type { OpenMark } from '#app/model/records/openMarks'
import { groupingsOf, plainView, type View, type ViewContext } from '#app/model/view/view'
import { matcher } from '#app/model/view/viewMatcher'
import { visibleRows } from '#app/model/view/visibleRows'
import { column, item, option, stream } from '../../support/ledger'
import { LedgerSchema } from '#app/model/ledger/schema'

const lightOf = lightsAt({}, defaultLightSettings, Date.UTC(2026, 10, 23, 4))
const rolledUp = (entries: readonly OutlineItem[]) => rollUp(entries, lightOf)
const figures = { rollUp: rolledUp, light: lightOf }
const leads = ['', 'renshe', 'jiaowei']
const schema = new LedgerSchema([
  column('c_hard', 'choice', { options: { hard: option('a1'), easy: option('a2', { isRemoved: true }) } }),
  column('c_with', 'department'),
  column('c_seen', 'flag'),
])
const context: ViewContext = {
  schema,
  lightOf,
  departmentName: (id) => id,
  titleOf: ({ title }) => title,
  updatedAt: () => 0,
  departments: [],
  changedOn: () => '',
  openOn: ({ id }) => (id.endsWith('1') ? ['order'] : id.endsWith('2') ? ['order', 'urge'] : []),
  alphabet: alphabetsOf('zh'),
}

/** Three streams; rows under them or under an earlier row. */
const ledger = fc
  .array(
    fc.record({
      stream: fc.integer({ min: 1, max: 3 }),
      under: fc.option(fc.nat(20)),
      lead: fc.constantFrom(...leads),
      status: fc.constantFrom(...statuses),
      due: fc.constantFrom('', '2026-11-01', '2026-11-25', '2027-05-01'),
      title: fc.constantFrom('整合', '培训', '评估'),
      cells: fc.record(
        {
          c_hard: fc.constantFrom('hard', 'easy'),
          c_with: fc.constantFrom('renshe', 'jiaowei'),
          c_seen: fc.constantFrom('yes', 'no'),
        },
        { requiredKeys: [] },
      ),
    }),
    { maxLength: 30 },
  )
  .map((rows) =>
    outline(
      [stream('s1', 'a3'), stream('s2', 'a2'), stream('s3', 'a1')],
      rows.map(({ stream: of, under, ...cells }, i) =>
        item(`r${i}`, {
          ...cells,
          stream: `s${of}`,
          order: `a${String(i).padStart(2, '0')}`,
          parent: under !== null && under < i ? `r${under}` : '',
        }),
      ),
    ),
  )

const view: fc.Arbitrary<View> = fc
  .record({
    stream: fc.constantFrom('', 's1', 's2'),
    search: fc.constantFrom('', '整合', '培训'),
    department: fc.constantFrom(...leads),
    open: fc.subarray<OpenMark>(['order', 'urge']),
    group: fc.constantFrom(...groupingsOf(schema)),
    light: fc.option(fc.constantFrom(...lights)),
  })
  .map(({ light, ...asked }) => ({ ...plainView, ...asked, filters: light ? { light: [light] } : {} }))

it('all figures of a view count the same items: headings, tabs, foot and each light, as found by hand', () => {
  fc.assert(
    fc.property(ledger, view, (streams, asked) => {
      const groups = visibleRows(streams, asked, context)
      const byHand = (of: string) =>
        leavesOf(streams.flatMap(({ stream: { id }, items }) => (of === '' || of === id ? items : []))).filter(
          matcher(asked, context),
        )
      const whole = seenIn(groups, figures).rollUp
      const seen = groups.map((group) => seenIn([group], figures))
      const headings = seen.map((one) => one.rollUp)
      expect(whole).toEqual(rolledUp(byHand(asked.stream)))
      expect(headings.reduce((sum, { total }) => sum + total, 0)).toBe(whole.total)
      for (const light of lights) {
        expect(headings.reduce((sum, { byLight }) => sum + byLight[light], 0)).toBe(whole.byLight[light])
      }
      for (const { rollUp: found, total, worst } of seen) {
        expect(found.total).toBeLessThanOrEqual(total)
        // Nothing that is found is worse than what the heading says.
        for (const light of lights.slice(0, worst ? lights.indexOf(worst.light) : lights.length))
          expect(found.byLight[light]).toBe(0)
      }
      const plain = visibleRows(streams, { ...plainView, stream: asked.stream, group: asked.group }, context)
      for (const group of groups) expect(group.total).toBe(plain.find(({ key }) => key === group.key)!.total)
      expect(plain.reduce((sum, { total }) => sum + total, 0)).toBe(seenIn(plain, figures).rollUp.total)
      const tabs = foundByStream(streams, asked, context, null, rolledUp)
      if (tabs) expect(tabs).toEqual(Object.fromEntries(['s3', 's2', 's1'].map((id) => [id, rolledUp(byHand(id))])))
      else expect(whole.total).toBe(byHand(asked.stream).length)
    }),
  )
})

it('an item that shows the roll-up of its sub-items is told apart, and counts in no figure', () => {
  const streams = outline(
    [stream('s1', 'a1')],
    [
      item('p', { title: '整合' }),
      item('q', { parent: 'p', title: '培训' }),
      item('r', { order: 'a2', title: '整合' }),
    ],
  )
  const { rollUp: counted, summaries } = seenIn(
    visibleRows(streams, { ...plainView, search: '整合' }, context),
    figures,
  )
  expect([counted.total, summaries]).toEqual([1, 1])
})

it('a heading has the worst light of what stands under it, also of an item whose sub-items stand elsewhere', () => {
  const streams = outline(
    [stream('s1', 'a1')],
    [
      item('p', { title: '整合', lead: 'bianban' }),
      item('q', { parent: 'p', title: '培训', lead: 'renshe', status: 'in_progress', due: '2026-11-01' }),
      item('r', { parent: 'p', order: 'a2', title: '评估', lead: 'jiaowei', status: 'closed' }),
    ],
  )
  const headings = (asked: Partial<View>) =>
    visibleRows(streams, { ...plainView, ...asked }, context).map((group) => {
      const { worst, rollUp: found, total } = seenIn([group], figures)
      return `${group.key}: ${worst?.light} ${found.total}/${total}`
    })
  expect(headings({ group: 'lead' })).toEqual(['bianban: red 0/0', 'renshe: red 1/1', 'jiaowei: grey 1/1'])
  expect(headings({ search: '评估' })).toEqual(['s1: red 1/2'])
  expect(headings({ search: '评估', group: 'none' })).toEqual([': grey 1/2'])
})

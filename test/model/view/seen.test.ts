import fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultLightSettings, lights } from '#app/model/ledger/light'
import { lightsAt } from '#app/model/ledger/lightsOf'
import { leavesOf, outline, rollUp, type OutlineItem } from '#app/model/ledger/outline'
import { statuses } from '#app/model/ledger/status'
import { alphabetsOf } from '#app/model/text/alphabet'
import { asSeen, foundByStream, seenIn } from '#app/model/view/seen'
import { groupings, plainView, type View, type ViewContext } from '#app/model/view/view'
import { matcher } from '#app/model/view/viewMatcher'
import { visibleRows } from '#app/model/view/visibleRows'
import { item, stream } from '../../support/ledger'

const lightOf = lightsAt({}, defaultLightSettings, Date.UTC(2026, 10, 23, 4))
const rolledUp = (entries: readonly OutlineItem[]) => rollUp(entries, lightOf)
const leads = ['', 'renshe', 'jiaowei']
const context: ViewContext = {
  lightOf,
  departmentName: (id) => id,
  titleOf: ({ title }) => title,
  updatedAt: () => 0,
  departments: [],
  changedOn: () => '',
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
    group: fc.constantFrom(...groupings),
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
      const whole = seenIn(groups, rolledUp).rollUp
      const headings = groups.map((group) => seenIn([group], rolledUp).rollUp)
      expect(whole).toEqual(rolledUp(byHand(asked.stream)))
      expect(headings.reduce((sum, { total }) => sum + total, 0)).toBe(whole.total)
      for (const light of lights) {
        expect(headings.reduce((sum, { byLight }) => sum + byLight[light], 0)).toBe(whole.byLight[light])
      }
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
    rolledUp,
  )
  expect([counted.total, summaries]).toEqual([1, 1])
})

it('an item shows the roll-up of the sub-items that are seen under it, or of all where none or every one is', () => {
  const streams = outline(
    [stream('s1', 'a1')],
    [
      item('p', { title: '整合', lead: 'bianban' }),
      item('q', { parent: 'p', title: '培训', lead: 'renshe', status: 'in_progress', due: '2026-11-01' }),
      item('r', { parent: 'p', order: 'a2', title: '评估', lead: 'jiaowei', status: 'closed' }),
    ],
  )
  const shown = (asked: Partial<View>) => {
    const [place] = visibleRows(streams, { ...plainView, ...asked }, context)[0]!.items
    const { worst, total } = rolledUp(asSeen(place!.entry, place!).children)
    return [worst?.light, total]
  }
  expect(shown({})).toEqual(['red', 2])
  expect(shown({ search: '评估' })).toEqual(['grey', 1])
  expect(shown({ department: 'renshe' })).toEqual(['red', 1])
  expect(shown({ search: '整合' })).toEqual(['red', 2])
})

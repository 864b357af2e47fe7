import { dayOf } from '#app/model/text/moments'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeAgenda, buildAgenda, moveEntry, stepAgenda, type AgendaSources } from '#app/model/meeting/agenda'
import type { Item } from '#app/model/ledger/rows'
import { defaultLightSettings, lightOf } from '#app/model/ledger/light'
import { newStamp, type Stamp } from '#app/model/ledger/stamp'
import type { EntryState, Position } from '#app/model/meeting/meeting'
import { outline, rollUp } from '#app/model/ledger/outline'
import { item, stream } from '../../support/ledger'

const now = Date.parse('2026-11-23T01:00:00Z')
const today = dayOf('2026-11-23', defaultLightSettings.timeZone)
const streams = [stream('s1', 'a1'), stream('s2', 'a2')]
const fresh: Stamp = newStamp(now)

/** Items stand in their stream in the order in which they are given. */
function agendaOf(
  items: Item[],
  {
    changed = [],
    undone = [],
    asked = [],
    by = 'stream',
    stamps = {},
  }: {
    changed?: string[]
    undone?: string[]
    asked?: string[]
    by?: AgendaSources['by']
    stamps?: Record<string, Stamp>
  } = {},
) {
  const placed = items.map((one, i) => ({ ...one, order: `a${String.fromCharCode(65 + i)}` }))
  const own = (one: Item) => lightOf(one, stamps[one.id] ?? fresh, defaultLightSettings, today)
  return buildAgenda({
    outline: outline(streams, placed),
    lightOf: ({ item: one, children }) => rollUp(children, ({ item: child }) => own(child)).worst ?? own(one),
    changed: new Set(changed),
    undone: new Set(undone),
    asked: new Set(asked),
    by,
    departments: ['bianban', 'jiaowei', 'renshe'],
  })
}
const ids = (entries: { item: string }[]) => entries.map((entry) => entry.item)

describe('M3: the agenda that a ledger gives', () => {
  it('open decisions lead, then overdue and red, then blocked, returned, submitted, then what changed; the rest stays away', () => {
    const items = [
      item('changed'),
      item('quiet'),
      item('submitted', { status: 'submitted' }),
      item('returned', { status: 'returned', reason: '缺' }),
      item('blocked', { status: 'blocked' }),
      item('stuck', { status: 'blocked' }),
      item('late', { due: '2026-11-01' }),
      item('decided'),
      item('closed', { status: 'closed', due: '2026-11-01' }),
    ]
    const stuck = { ...fresh, statusSince: now - 9 * 86_400_000 }
    const agenda = agendaOf(items, {
      changed: ['changed', 'late', 'nothing'],
      undone: ['decided', 'gone'],
      stamps: { stuck },
    })
    expect(agenda.map((entry) => [entry.item, entry.reasons])).toEqual([
      ['decided', ['decision']],
      ['stuck', ['red', 'blocked']],
      ['late', ['overdue', 'changed']],
      ['blocked', ['blocked']],
      ['returned', ['returned']],
      ['submitted', ['submitted']],
      ['changed', ['changed']],
    ])
    expect(agenda[2]!.label).toEqual({ code: '1.7', title: 'late', titleEn: '', stream: 's1', lead: 'renshe' })
  })

  it('stream by stream, or department by department in the house’s order, within what is equally urgent', () => {
    const items = [
      item('b2', { stream: 's2', status: 'blocked', lead: 'bianban' }),
      item('b1', { status: 'blocked', lead: 'renshe' }),
      item('r2', { stream: 's2', status: 'returned', lead: 'jiaowei' }),
      item('r1', { status: 'returned', lead: 'renshe' }),
      item('none', { status: 'returned', lead: '' }),
      item('red', { stream: 's2', due: '2026-01-01' }),
    ]
    expect(ids(agendaOf(items))).toEqual(['red', 'b1', 'b2', 'r1', 'none', 'r2'])
    expect(ids(agendaOf(items, { by: 'department' }))).toEqual(['red', 'b2', 'b1', 'r2', 'r1', 'none'])
  })

  it('an item with sub-items has no status of its own: they come up, and it does for a change or a decision', () => {
    const items = [
      item('top', { status: 'returned', due: '2026-01-01' }),
      item('sub', { parent: 'top', status: 'submitted' }),
    ]
    expect(agendaOf(items).map((entry) => [entry.item, entry.label.code])).toEqual([['sub', '1.1.1']])
    expect(agendaOf(items, { changed: ['top'], undone: ['top'] }).map((entry) => [entry.item, entry.reasons])).toEqual([
      ['top', ['decision', 'changed']],
      ['sub', ['submitted']],
    ])
  })
})

describe('an agenda is moved about', () => {
  const entries = ['a', 'b', 'c', 'd'].map((one) => ({ item: one }))

  it('an entry goes behind another, or to the front; what is unknown changes nothing', () => {
    expect(ids(moveEntry(entries, 'd', 'a'))).toEqual(['a', 'd', 'b', 'c'])
    expect(ids(moveEntry(entries, 'c', null))).toEqual(['c', 'a', 'b', 'd'])
    expect(ids(moveEntry(entries, 'a', 'd'))).toEqual(['b', 'c', 'd', 'a'])
    for (const [what, after] of [
      ['x', 'a'],
      ['a', 'x'],
      ['a', 'a'],
    ] as const)
      expect(ids(moveEntry(entries, what, after))).toEqual(['a', 'b', 'c', 'd'])
  })

  it('in a new arrangement all stay, what was added by hand behind the rest', () => {
    const label = { code: '', title: '', titleEn: '', stream: '', lead: '' }
    const built = ['d', 'x', 'b'].map((one) => ({ item: one, reasons: [], label }))
    expect(ids(arrangeAgenda(entries, built))).toEqual(['d', 'b', 'a', 'c'])
  })
})

describe('M3: next and previous', () => {
  const at = (one: string): Position => ({ slide: 'item', item: one })
  const opening: Position = { slide: 'opening', item: null }
  const closing: Position = { slide: 'closing', item: null }
  const entries = (['pending', 'discussed', 'skipped', 'pending', 'pending'] as EntryState[]).map((state, i) => ({
    item: `i${i}`,
    state,
  }))
  const all = () => true

  it('from the opening through the entries to the closing, and back; what was skipped is passed over', () => {
    const walk = (by: 1 | -1, from: Position) => {
      const seen: (string | null)[] = []
      for (let position = from; ;) {
        position = stepAgenda(entries, position, by, all).position
        seen.push(position.item ?? position.slide)
        if (position.item === null) return seen
      }
    }
    expect(walk(1, opening)).toEqual(['i0', 'i1', 'i3', 'i4', 'closing'])
    expect(walk(-1, closing)).toEqual(['i4', 'i3', 'i1', 'i0', 'opening'])
    expect(stepAgenda(entries, closing, 1, all).position).toEqual(closing)
    expect(stepAgenda(entries, opening, -1, all).position).toEqual(opening)
  })

  it('a row that is deleted is passed over, and said', () => {
    expect(stepAgenda(entries, at('i1'), 1, (one) => one !== 'i3')).toEqual({ position: at('i4'), gone: ['i3'] })
    expect(stepAgenda(entries, at('i1'), -1, () => false)).toEqual({ position: opening, gone: ['i0'] })
  })

  it('whatever is skipped and gone, going on reaches the closing, by each entry that may be shown once', () => {
    const some = fc.array(
      fc.record({ state: fc.constantFrom<EntryState>('pending', 'discussed', 'skipped'), isThere: fc.boolean() }),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(some, (kinds) => {
        const list = kinds.map(({ state, isThere }, i) => ({ item: `i${i}`, state, isThere }))
        const there = new Set(list.filter(({ isThere }) => isThere).map((entry) => entry.item))
        const seen: string[] = []
        const gone: string[] = []
        for (let position: Position = opening; position.slide !== 'closing';) {
          const step = stepAgenda(list, position, 1, (one) => there.has(one))
          position = step.position
          gone.push(...step.gone)
          if (position.item !== null) seen.push(position.item)
        }
        const shown = list.filter(({ state }) => state !== 'skipped')
        expect(seen).toEqual(ids(shown.filter(({ isThere }) => isThere)))
        expect(gone).toEqual(ids(shown.filter(({ isThere }) => !isThere)))
      }),
    )
  })
})

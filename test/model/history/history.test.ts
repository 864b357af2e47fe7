import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storedBuiltIns, streamColumns } from '#app/model/ledger/columns'
import { ledgerAsOf, type CellChange } from '#app/model/history/history'
import { emptyCell, isEqualCell, type LedgerRows, type Stream } from '#app/model/ledger/rows'
import { item, stream } from '../../support/ledger'

const person = { id: 'ren', name: '任人社', department: 'renshe' }
const change = (id: number, of: { item: string; column: string | null; before: unknown; after: unknown }) =>
  ({ id: String(id), person, at: id, ...of }) as CellChange

describe('H3: the ledger as of a past moment', () => {
  const rows: LedgerRows = {
    columns: [],
    streams: [stream('s1', 'a1')],
    items: [item('1.1', { due: '2026-12-01' }), item('1.2')],
  }

  it('H3: is the present where nothing has changed since', () => {
    expect(ledgerAsOf(rows, [])).toEqual(rows)
  })

  it('H3: a cell stands as its oldest change after the moment found it', () => {
    const past = ledgerAsOf(rows, [
      change(2, { item: '1.1', column: 'due', before: '2026-11-01', after: '2026-12-01' }),
      change(1, { item: '1.1', column: 'due', before: '', after: '2026-11-01' }),
    ])
    expect(past.items).toEqual([item('1.1'), item('1.2')])
    expect(rows.items[0]!.due).toBe('2026-12-01')
  })

  it('H3: a row that came since is not there, one that went is, as it then was', () => {
    const gone = item('1.0', { progress: '已印发', support: ['jiaowei'] })
    const past = ledgerAsOf(rows, [
      change(4, { item: '1.2', column: 'title', before: '', after: '1.2' }),
      change(3, { item: '1.2', column: null, before: null, after: item('1.2', { title: '' }) }),
      change(2, { item: '1.0', column: null, before: gone, after: null }),
      change(1, { item: '1.0', column: 'support', before: [], after: ['jiaowei'] }),
    ])
    expect(past.items).toEqual([{ ...gone, support: [] }, rows.items[0]])
  })

  it('H3: streams have a past too, also one that went', () => {
    const past = ledgerAsOf(rows, [
      change(2, { item: 's1', column: 'problem', before: '旧', after: '' }),
      change(1, { item: 's2', column: null, before: stream('s2', 'a2'), after: null }),
    ])
    expect(past.streams).toEqual([{ ...rows.streams[0], problem: '旧' }, stream('s2', 'a2')])
  })

  it('H3: a row that went before a column was thought of has it empty', () => {
    const { evidence: _, ...old } = item('1.0')
    expect(ledgerAsOf(rows, [change(1, { item: '1.0', column: null, before: old, after: null })]).items[0]).toEqual(
      item('1.0'),
    )
  })

  it('H3: what concerns nothing that is known is passed over', () => {
    const odd = [
      change(3, { item: 'nowhere', column: 'due', before: 'x', after: '' }),
      change(2, { item: '1.1', column: '__proto__', before: 'x', after: '' }),
      change(1, { item: 's1', column: 'due', before: 'x', after: '' }),
    ]
    expect(ledgerAsOf(rows, odd)).toEqual(rows)
  })
})

/** One thing that somebody does; numbers choose among what is there. */
interface Act {
  what: 'add' | 'delete' | 'cell' | 'stream'
  row: number
  column: number
  value: number
  /** ms since the act before: sometimes none. */
  pause: number
}

const act: fc.Arbitrary<Act> = fc.record({
  what: fc.constantFrom('add', 'delete', 'cell', 'cell', 'cell', 'cell', 'stream'),
  row: fc.nat(5),
  column: fc.nat(storedBuiltIns.length - 1),
  value: fc.nat(3),
  pause: fc.nat(2),
})

/** Does everything in turn, keeping the history, and the whole ledger as it was at each moment. */
function live(acts: readonly Act[]): { rows: LedgerRows; changes: CellChange[]; states: Map<number, LedgerRows> } {
  let rows: LedgerRows = { columns: [], streams: [stream('s1', 'a1')], items: [item('r0'), item('r1')] }
  const changes: CellChange[] = []
  const states = new Map([[0, rows]])
  let at = 0
  const note = (of: Parameters<typeof change>[1]) => changes.unshift({ ...change(changes.length + 1, of), at })
  const put = <Row extends { id: string }>(list: Row[], id: string, next: Row | null) =>
    [...list.filter((row) => row.id !== id), ...(next ? [next] : [])].sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { what, row, column: index, value, pause } of acts) {
    at += pause
    const id = `r${row}`
    const before = rows.items.find((one) => one.id === id) ?? null
    if (what === 'stream') {
      const column = streamColumns[index % streamColumns.length]!
      const was: Stream = rows.streams[0]!
      if (was[column] !== `v${value}`) note({ item: was.id, column, before: was[column], after: `v${value}` })
      rows = { ...rows, streams: [{ ...was, [column]: `v${value}` }] }
    } else if (what === 'cell' && before) {
      const column = storedBuiltIns[index]!
      const next = Array.isArray(emptyCell(column)) ? [`v${value}`] : `v${value}`
      if (!isEqualCell(before[column], next)) note({ item: id, column, before: before[column], after: next })
      rows = { ...rows, items: put(rows.items, id, { ...before, [column]: next }) }
    } else if ((what === 'add' && !before) || (what === 'delete' && before)) {
      const after = before ? null : item(id, { title: `v${value}` })
      note({ item: id, column: null, before, after })
      rows = { ...rows, items: put(rows.items, id, after) }
    }
    states.set(at, rows)
  }
  return { rows, changes, states }
}

it('H3: after any edits, any moment of the past is as it was recorded then', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const { rows, changes, states } = live(acts)
      for (const [moment, state] of states) {
        const since = changes.filter(({ at }) => at > moment)
        expect(ledgerAsOf(rows, since)).toEqual(state)
        const firsts = since.filter(
          (one, i) => !since.slice(i + 1).some((older) => older.item === one.item && older.column === one.column),
        )
        expect(ledgerAsOf(rows, firsts)).toEqual(state)
      }
    }),
    { seed: 20261123, numRuns: 300 },
  )
})

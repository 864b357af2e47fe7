import { describe, expect, it } from 'vitest'
import { readColumn, readItem, readItems } from '#app/model/ledger/ledger'
import { moveOption, removeOption, rowsWithOption } from '#app/model/ledger/optionEdits'
import { UndoStack } from '#app/model/ledger/undoStack'
import { column, deskOf, item, ledgerOf, option, person } from '../../support/ledger'

function page() {
  const options = { x: option('a1'), y: option('a2'), z: option('a3') }
  const doc = ledgerOf(
    [
      item('a', { cells: { c_one: 'x', c_many: ['x', 'z'] } }),
      item('b', { cells: { c_one: 'y', c_many: ['x', 'y'] }, status: 'closed' }),
    ],
    undefined,
    [column('c_one', 'choice', { options }), column('c_many', 'choices', { options })],
  )
  const undo = new UndoStack()
  return { doc, undo, desk: { ...deskOf(doc, person('coordinator')), onStep: undo.record } }
}
const chosen = (doc: ReturnType<typeof page>['doc'], of: 'c_one' | 'c_many') =>
  ['a', 'b'].map((id) => readItem(doc, id)!.cells[of])

describe('L4: an option that is in use', () => {
  it('says where', () => {
    const { doc } = page()
    expect(rowsWithOption(readItems(doc), 'c_many', 'x').map(({ id }) => id)).toEqual(['a', 'b'])
    expect(rowsWithOption(readItems(doc), 'c_one', 'z')).toEqual([])
  })

  it('gives way to another one everywhere, closed items too, as one step of undo', () => {
    const { doc, desk, undo } = page()
    expect(removeOption(desk, 'c_many', 'x', 'y')).toEqual([])
    expect(chosen(doc, 'c_many')).toEqual([['y', 'z'], ['y']])
    expect(readColumn(doc, 'c_many')!.options['x']!.isRemoved).toBe(true)
    expect(undo.undo(desk)).toMatchObject({ kept: [], refusals: [] })
    expect(chosen(doc, 'c_many')).toEqual([
      ['x', 'z'],
      ['x', 'y'],
    ])
    expect(readColumn(doc, 'c_many')!.options['x']!.isRemoved).toBe(false)
    expect(undo.redo(desk)).toMatchObject({ kept: [], refusals: [] })
    expect(chosen(doc, 'c_many')).toEqual([['y', 'z'], ['y']])
  })

  it('leaves nothing, or goes on to stand where it was chosen', () => {
    const { doc, desk } = page()
    expect(removeOption(desk, 'c_one', 'x', '')).toEqual([])
    expect(chosen(doc, 'c_one')).toEqual([undefined, 'y'])
    expect(removeOption(desk, 'c_one', 'y', null)).toEqual([])
    expect(chosen(doc, 'c_one')).toEqual([undefined, 'y'])
  })

  it('gives way to none that is not there, and for no department', () => {
    const { doc, desk } = page()
    expect(removeOption(desk, 'c_one', 'x', 'nowhere')[0]?.code).toBe('unknown-option')
    expect(removeOption(deskOf(doc, person('department', 'renshe')), 'c_one', 'x', 'y')[0]?.code).toBe('structure-only')
    expect(chosen(doc, 'c_one')).toEqual(['x', 'y'])
  })

  it('is moved among those that may be chosen', () => {
    const { doc, desk } = page()
    moveOption(desk, 'c_one', 'z', '')
    const { options } = readColumn(doc, 'c_one')!
    expect(Object.keys(options).sort((a, b) => (options[a]!.order < options[b]!.order ? -1 : 1))).toEqual([
      'z',
      'x',
      'y',
    ])
  })
})

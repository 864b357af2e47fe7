import type { GridActions } from '../grid/gridActions'
import type { Direction } from '../grid/range/range'
import type { Press } from './keyMap'
import type { LedgerCommand, LedgerCommandContext } from './LedgerCommandContext'

type InGrid = Pick<LedgerCommandContext, 'grid' | 'canWrite'>

const inRow = ({ grid }: InGrid) => grid !== null && grid.row() !== null
const inCell = ({ grid }: InGrid) => grid !== null && grid.cell() !== null
const inCellToWrite = (context: InGrid) => context.canWrite && inCell(context)

const directions: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}
/** Where an arrow points. */
export const directionOf = (press: Press | null): Direction => directions[press?.key ?? ''] ?? 'down'

/** In the focused cell, or with what is selected. */
const inFocus = (
  id: LedgerCommand['id'],
  work: (grid: GridActions, press: Press | null) => void,
  rest: Partial<LedgerCommand>,
): LedgerCommand => ({
  id,
  may: inCell,
  run({ grid }, press) {
    if (grid) work(grid, press)
  },
  ...rest,
})

/** Browsers let a page read the clipboard over https only; the key works everywhere. */
const canReadClipboard = () => typeof (navigator.clipboard as Clipboard | undefined)?.readText === 'function'

/** What a key means in the grid while nothing is being edited, as hands know it from Excel and WPS. */
export const gridCommands: readonly LedgerCommand[] = [
  inFocus('copy', (grid) => grid.copy(), { browserKeys: ['Ctrl+C'], group: 'action' }),
  inFocus('cut', (grid) => grid.cut(), { browserKeys: ['Ctrl+X'], group: 'action', may: inCellToWrite }),
  inFocus('paste', (grid) => grid.paste(), {
    browserKeys: ['Ctrl+V'],
    group: 'action',
    may: (context) => canReadClipboard() && inCellToWrite(context),
  }),
  inFocus('fill-down', (grid) => grid.fillDown(), { keys: ['Ctrl+D'], group: 'action', may: inCellToWrite }),
  inFocus('clear', (grid) => grid.clear(), {
    keys: ['Delete'],
    alsoKeys: ['Backspace', 'Shift+Delete', 'Shift+Backspace'],
    group: 'action',
    may: inCellToWrite,
  }),
  inFocus('today', (grid) => grid.fillToday(), { keys: ['Ctrl+;'], group: 'action', may: inCellToWrite }),
  inFocus('edit', (grid) => grid.edit(), { keys: ['F2'], may: ({ grid }) => grid !== null && grid.canEdit() }),
  inFocus('extend', (grid, press) => grid.extend(directionOf(press)), { keys: ['Shift+Arrow'] }),
  inFocus('extend-far', (grid, press) => grid.extendFar(directionOf(press)), { keys: ['Ctrl+Shift+Arrow'] }),
  inFocus('extend-first', (grid) => grid.extendTo('first'), { keys: ['Ctrl+Shift+Home'] }),
  inFocus('extend-last', (grid) => grid.extendTo('last'), { keys: ['Ctrl+Shift+End'] }),
  inFocus('row', (grid) => grid.selectRows(), {
    keys: ['Shift+Space'],
    alsoKeys: ['Ctrl+Shift+Space'],
    group: 'action',
  }),
  inFocus('column', (grid) => grid.selectColumns(), { keys: ['Ctrl+Space'], group: 'action' }),
  inFocus('all', (grid) => grid.selectAll(), { keys: ['Ctrl+A'], group: 'action' }),
  inFocus('none', (grid) => grid.deselect(), { keys: ['Escape'], alsoKeys: ['Shift+Escape'] }),
  inFocus('jump', (grid, press) => grid.jump(directionOf(press)), { keys: ['Ctrl+Arrow'] }),
  inFocus('first', (grid) => grid.goTo('first'), { keys: ['Ctrl+Home'] }),
  inFocus('last', (grid) => grid.goTo('last'), { keys: ['Ctrl+End'] }),
  // In a column of yes and no, Space says that.
  inFocus('panel', (grid) => grid.turnFlags() || grid.togglePanel(), { keys: ['Space'], may: inRow }),
  inFocus('fold', (grid) => grid.fold(false), { keys: ['Alt+ArrowLeft'], may: inRow }),
  inFocus('unfold', (grid) => grid.fold(true), { keys: ['Alt+ArrowRight'], may: inRow }),
  inFocus('row-menu', (grid) => grid.openRowMenu(), { keys: ['Shift+F10', 'ContextMenu'], may: inRow }),
]

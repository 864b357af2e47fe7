import type { Direction } from './range/range'

/** What a key means in a cell that is not being edited, as hands know it from Excel and WPS. */
export type GridCommand =
  | { name: 'extend' | 'extend-far' | 'jump'; direction: Direction }
  | {
      name:
        | 'row'
        | 'column'
        | 'all'
        | 'none'
        | 'clear'
        | 'fill-down'
        | 'today'
        | 'panel'
        | 'menu'
        | 'edit'
        | 'first'
        | 'last'
        | 'extend-first'
        | 'extend-last'
    }
  | { name: 'fold'; isOpen: boolean }

/** What may be done by its name too, in the focused cell or with what is selected. */
export const namedCommands = ['copy', 'cut', 'paste', 'fill-down', 'clear', 'today', 'row', 'column', 'all'] as const
export type NamedCommand = (typeof namedCommands)[number]
/** Of these, those that write. */
export const writingCommands: readonly NamedCommand[] = ['cut', 'paste', 'fill-down', 'clear', 'today']

interface Key {
  key: string
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

const directions: Record<string, Direction> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
}

/** Null: the grid's own key, or a letter for the cell's input. */
export function commandOf(event: Key): GridCommand | null {
  const { key, code, shiftKey, altKey } = event
  const ctrlKey = event.ctrlKey || event.metaKey
  const direction = directions[key]
  if (direction) {
    if (altKey)
      return direction === 'left' || direction === 'right' ? { name: 'fold', isOpen: direction === 'right' } : null
    if (shiftKey) return { name: ctrlKey ? 'extend-far' : 'extend', direction }
    return ctrlKey ? { name: 'jump', direction } : null
  }
  if (altKey) return null
  if (key === ' ') return { name: shiftKey ? 'row' : ctrlKey ? 'column' : 'panel' }
  if (ctrlKey) {
    if (key === 'Home') return { name: shiftKey ? 'extend-first' : 'first' }
    if (key === 'End') return { name: shiftKey ? 'extend-last' : 'last' }
    if (shiftKey) return null
    // By its place on the keyboard: with an input method on, the key says ；.
    if (code === 'Semicolon') return { name: 'today' }
    return key.toLowerCase() === 'a' ? { name: 'all' } : key.toLowerCase() === 'd' ? { name: 'fill-down' } : null
  }
  if (key === 'Delete' || key === 'Backspace') return { name: 'clear' }
  if (key === 'Escape') return { name: 'none' }
  if (key === 'F2') return { name: 'edit' }
  return key === 'ContextMenu' || (key === 'F10' && shiftKey) ? { name: 'menu' } : null
}

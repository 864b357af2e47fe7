/** A key that was struck, as the browser tells of it. */
export interface Press {
  key: string
  code: string
  shiftKey: boolean
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** What a key may be bound to. */
export interface Bound {
  id: string
  /**
   * As `Ctrl+Shift+Z`, `Alt+ArrowLeft`, `Shift+Space` or `?`, modifiers in this order: Ctrl (⌘ too), Alt, Shift. `Arrow`
   * stands for the four of them, `Digit` for the ten. A character without Ctrl and Alt is what was typed, with Shift
   * or not.
   */
  keys?: readonly string[]
  /** Other keys for the same, which hands know from elsewhere and no list names. */
  alsoKeys?: readonly string[]
}

const families: Record<string, readonly string[]> = {
  Arrow: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  Digit: '0123456789'.split(''),
}

/** The command of a key, or null where there is none. Throws when two of these commands share a key. */
export function keyMap<C extends Bound>(commands: readonly C[]): (press: Press) => C | null {
  const bound = new Map<string, C>()
  for (const command of commands) {
    for (const key of [...(command.keys ?? []), ...(command.alsoKeys ?? [])].flatMap(expand)) {
      const other = bound.get(key)
      if (other) throw new Error(`${key} is bound twice: ${other.id}, ${command.id}`)
      bound.set(key, command)
    }
  }
  return (press) => bound.get(nameOf(press)) ?? null
}

/** The keys that one entry of a table stands for. */
export function expand(key: string): string[] {
  const parts = key.split('+')
  const family = families[parts.at(-1)!]
  return family ? family.map((name) => [...parts.slice(0, -1), name].join('+')) : [key]
}

function nameOf({ key, code, shiftKey, ctrlKey, metaKey, altKey }: Press): string {
  const isCtrl = ctrlKey || metaKey
  const isTyped = key.length === 1 && key !== ' ' && !isCtrl && !altKey
  // By its place on the keyboard: with an input method on, the key says ；.
  const name = code === 'Semicolon' && isCtrl ? ';' : key === ' ' ? 'Space' : key.length === 1 ? key.toUpperCase() : key
  return [isCtrl && 'Ctrl', altKey && 'Alt', shiftKey && !isTyped && 'Shift', name].filter(Boolean).join('+')
}

import type { TFunction } from 'i18next'

const signs: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ContextMenu: 'Menu',
}
const spoken = ['Space', 'Arrow', 'Digit', 'ContextMenu']

/** A key of a table as it is shown to people: `Shift+空格`. */
export function keyText(key: string, t: TFunction): string {
  const say = (part: string) => (spoken.includes(part) ? t(`commands.keyNames.${part}`) : (signs[part] ?? part))
  return key.split('+').map(say).join('+')
}

/** The same as `aria-keyshortcuts` has it. */
export const ariaKey = (key: string): string => key.replace('Ctrl', 'Control')

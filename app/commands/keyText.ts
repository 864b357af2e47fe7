import type { Translate } from '../i18n/Translate'

const signs: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ContextMenu: 'Menu',
}
const spoken = ['Space', 'Arrow', 'Digit', 'ContextMenu'] as const

/** A key of a table as it is shown to people: `Shift+空格`. */
export function keyText(key: string, t: Translate): string {
  const say = (part: string) => {
    const word = spoken.find((one) => one === part)
    return word ? t(`commands.keyNames.${word}`) : (signs[part] ?? part)
  }
  return key.split('+').map(say).join('+')
}

/** The same as `aria-keyshortcuts` has it. */
export const ariaKey = (key: string): string => key.replace('Ctrl', 'Control')

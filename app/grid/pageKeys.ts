/** What a key means anywhere on the ledger's page, whatever has the focus. */
export type PageKey = 'undo' | 'redo' | 'find' | 'find-next' | 'find-previous' | 'commands' | 'keys'

type Key = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** Null: no such key. */
export function pageKeyOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): PageKey | null {
  if (altKey) return null
  if (!ctrlKey && !metaKey) {
    if (key === 'F1' || key === '?') return 'keys'
    return key === 'F3' ? (shiftKey ? 'find-previous' : 'find-next') : null
  }
  const letter = key.toLowerCase()
  if (letter === 'z') return shiftKey ? 'redo' : 'undo'
  if (shiftKey) return null
  return letter === 'y' ? 'redo' : letter === 'f' ? 'find' : letter === 'k' ? 'commands' : null
}

/** Is it one that somebody who types still means for the page? All others are their field's own. */
export function isForPageWhileTyping(event: Key): boolean {
  const key = pageKeyOf(event)
  return key !== null && key !== 'undo' && key !== 'redo' && event.key !== '?'
}

import { isComposing } from '../../ui/isComposing'

/**
 * Keys that are struck after an editor was asked for and before it stands: letters go to the cell's input, which hands
 * them over; the first other key and all after it wait here, and are struck again, in order, once the editor has the
 * keyboard. So does text that comes without keys, as from an input method. Fast hands do not wait for a drawing.
 */
export class HeldKeys {
  private keys: (KeyboardEvent | string)[] = []
  private stands = false

  /** `isAsked`: is an editor open, or about to be? `onDropped`: it is gone, and never stood. */
  constructor(
    private isAsked: () => boolean,
    private onDropped: () => void,
  ) {}

  /** True when the key was taken and must do nothing now. */
  hold(event: KeyboardEvent): boolean {
    if (isComposing(event) || this.stands || !this.isAsked()) return false
    if (event.key === 'Escape' && !this.isAwaited()) {
      this.keys = []
      return false
    }
    if (this.keys.length === 0 && (isLetter(event) || event.key === 'Backspace' || event.key === 'Shift')) return false
    this.keys.push(event)
    return true
  }

  /** True when text came after a key that waits, and waits too. */
  holdText(text: string): boolean {
    if (this.keys.length === 0) return false
    this.keys.push(text)
    return true
  }

  /**
   * Does something wait for the editor that Esc must not overtake? Else Esc gives up an editor before it stands: without
   * a network it may never (W8). Who strikes it again means it.
   */
  private isAwaited(): boolean {
    const waiting = this.keys.map((held) => (typeof held === 'string' ? '' : held.key))
    return !waiting.includes('Escape') && (waiting.includes('Enter') || waiting.includes('Tab'))
  }

  /**
   * The editor has the keyboard, and has been told what was typed: it knows once this drawing is done. Not a task later,
   * in which a key or an input method could go before those that wait.
   */
  editorStands(): void {
    queueMicrotask(() => {
      this.stands = true
      // One of them may end this editor and the next ask for another: the rest then waits again.
      while (this.keys.length > 0 && this.mayGoOn()) strike(this.keys.shift()!)
    })
  }

  private mayGoOn(): boolean {
    return this.stands || !this.isAsked()
  }

  editorAsked(): void {
    this.stands = false
  }

  /** Keys that waited for an editor which never stood are dropped with it. The grid tells late: the next may be asked for. */
  editorGone(): void {
    if (this.isAsked()) return
    if (!this.stands) {
      this.keys = []
      this.onDropped()
    }
    this.stands = false
  }
}

const isOneCharacter = /^.$/su

function isLetter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return isOneCharacter.test(key) && !ctrlKey && !metaKey && !altKey
}

function strike(event: KeyboardEvent | string): void {
  if (typeof event === 'string') return doInField('insertText', event)
  const { key, code, shiftKey, ctrlKey, altKey, metaKey } = event
  const again = new KeyboardEvent('keydown', {
    key,
    code,
    shiftKey,
    ctrlKey,
    altKey,
    metaKey,
    bubbles: true,
    cancelable: true,
  })
  const does = commandOf(event)
  if (document.activeElement?.dispatchEvent(again) && does) doInField(does, key)
}

function doInField(command: string, text: string): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way to type for somebody that fields, frameworks and undo all notice
  document.execCommand(command, false, text)
}

/** What a browser does by itself with a key in a field, by the name of its command; a key that is struck again lacks it. */
function commandOf(event: KeyboardEvent): string | null {
  const { key, ctrlKey, metaKey, altKey } = event
  if (isLetter(event)) return 'insertText'
  if ((ctrlKey || metaKey) && !altKey && key.toLowerCase() === 'a') return 'selectAll'
  return { Backspace: 'delete', Delete: 'forwardDelete' }[key] ?? null
}

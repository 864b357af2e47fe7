/**
 * Keys that are typed after an editor was asked for and before it stands: React draws it a moment later, and fast
 * hands do not wait.
 */
export class TypeAhead {
  private text = ''

  /** Keeps a key if it is text and no field has the keyboard yet; true when it did. */
  keep(event: KeyboardEvent): boolean {
    const isField = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement
    if (isField || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || [...event.key].length !== 1) return false
    this.text += event.key
    return true
  }

  take(): string {
    const { text } = this
    this.text = ''
    return text
  }
}

import type { ColumnId } from '../../model/ledger/columns'
import type { RefusalCode } from '../../model/ledger/errors'
import { isComposing } from '../../ui/isComposing'
import { isForPageWhileTyping } from '../../commands/ledgerCommands'

/** A cell in which this person may type. */
export interface InputCell {
  item: string
  column: ColumnId
  /** Short texts and numbers are written where they stand; all else has an editor of its own that opens over the grid. */
  isInline: boolean
  isNumber: boolean
  /** What stands behind a number; '' for nothing. */
  unit: string
}

/** What the input asks of the grid. */
export interface CellInputHost {
  /** The cell of an element, if one may type in it. */
  cellOf(element: Element): InputCell | null
  textOf(cell: InputCell): string
  labelOf(cell: InputCell): string
  /** `isFill`: into every cell of the range. */
  write(cell: InputCell, text: string, isFill: boolean): void
  openEditor(cell: InputCell): void
  /** True when a key waits for the editor, and the text after it waits too. */
  holdText(text: string): boolean
  /** It was left by Esc. */
  dropped(cell: InputCell): void
  /** It opened or closed: what others see, and whether rows may move. */
  onChange(cell: InputCell, isOpen: boolean): void
  /** Why what was typed cannot be kept; null where it can. */
  wrongIn(cell: InputCell, text: string): RefusalCode | null
  /** It says why at once where something is too long, else when it was to be left; null: it is well again. */
  onWrong(wrong: TypedWrong | null): void
}

/** What was typed and cannot be kept. */
export interface TypedWrong {
  code: RefusalCode
  text: string
}

/** Keys that end typing and then do what they do in a closed cell. */
const leaving = new Set(['Enter', 'Tab', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'PageUp', 'PageDown'])
const ending = new Set(['Enter', 'Tab'])

/**
 * The one input that lies over the focused cell, unseen, and holds the keyboard there: so an input method composes in
 * the cell from its very first key, and no key falls between cell and editor. With the first letter it is seen. In a
 * short text it is the editor; for every other column its text goes to that column's editor, which asks for it
 * (`handOver`) once it stands and nothing is being composed.
 */
export class CellInput {
  readonly element = document.createElement('input')
  private readonly unit = document.createElement('span')
  cell: InputCell | null = null
  /** `typing`: begun by a letter, arrows leave · `editing`: begun by F2 or a double click, arrows walk in the text. */
  private mode: 'closed' | 'typing' | 'editing' = 'closed'
  private isComposing = false
  /** What stood there when a composition began. */
  private textBefore = ''
  private waiting: ((typed: string) => void) | null = null

  constructor(private host: CellInputHost) {
    const { element } = this
    element.className = 'cell-input'
    element.type = 'text'
    element.tabIndex = -1
    element.autocomplete = 'off'
    element.spellcheck = false
    this.unit.className = 'cell-input__unit'
    this.unit.ariaHidden = 'true'
    element.addEventListener('beforeinput', this.onBeforeInput)
    element.addEventListener('compositionstart', this.onCompositionStart)
    element.addEventListener('compositionend', this.onCompositionEnd)
    element.addEventListener('input', this.onInput)
    element.addEventListener('keydown', this.onKeyDown)
    element.addEventListener('blur', this.onBlur)
    for (const name of ['mousedown', 'dblclick', 'contextmenu'] as const)
      element.addEventListener(name, (event) => event.stopPropagation())
  }

  get isOpen(): boolean {
    return this.mode !== 'closed'
  }

  get isInline(): boolean {
    return this.cell?.isInline === true
  }

  /** Is the keyboard in this input, and it in a cell? */
  holds(target: EventTarget | null): boolean {
    return target === this.element && this.cell !== null
  }

  /** Lies down in this cell and takes the keyboard, when one may type there. */
  settle(cellElement: Element): void {
    if (this.element.parentElement === cellElement) return this.element.focus({ preventScroll: true })
    const cell = this.host.cellOf(cellElement)
    this.leave()
    if (!cell) return
    this.cell = cell
    this.element.value = ''
    this.element.setAttribute('aria-label', this.host.labelOf(cell))
    this.element.classList.toggle('cell-input--number', cell.isNumber)
    this.element.inputMode = cell.isNumber ? 'decimal' : ''
    this.unit.textContent = cell.unit
    cellElement.append(this.element, this.unit)
    // The grid gives its cells the focus again whenever an editor opens or a row is drawn anew: that would end a
    // composition.
    ;(cellElement as HTMLElement).focus = () => this.element.focus({ preventScroll: true })
    this.element.focus({ preventScroll: true })
  }

  private leave(): void {
    const { parentElement } = this.element
    if (parentElement) delete (parentElement as Partial<HTMLElement>).focus
    this.element.remove()
    this.unit.remove()
    this.cell = null
  }

  /** Opens with the cell's text, to be changed. */
  edit(): void {
    if (!this.cell?.isInline || document.activeElement !== this.element || this.isOpen) return
    this.element.value = this.host.textOf(this.cell)
    this.show('editing')
    this.measure()
    this.element.setSelectionRange(this.element.value.length, this.element.value.length)
    this.element.scrollLeft = this.element.scrollWidth
  }

  /** Gives an editor the keyboard, with what was typed until then: at once, or when nothing is composed any more. */
  handOver(take: (typed: string) => void): () => void {
    this.waiting = take
    if (!this.isComposing) this.giveWaiting()
    return () => {
      if (this.waiting === take) this.waiting = null
    }
  }

  /** The editor for which something was typed is gone before it took it. */
  forget(): void {
    if (this.isOpen) return
    this.waiting = null
    this.element.value = ''
  }

  /** Writes what was typed and closes; nothing when it is not open. */
  commit(isFill = false): void {
    const { cell } = this
    if (!this.isOpen || !cell?.isInline) return this.close()
    const text = this.element.value
    this.close()
    this.host.write(cell, text, isFill)
  }

  private drop(cell: InputCell): void {
    this.close()
    this.host.dropped(cell)
  }

  close(): void {
    if (!this.isOpen) return
    this.mode = 'closed'
    this.element.value = ''
    this.measure()
    this.element.classList.remove('cell-input--open')
    if (!this.cell) return
    this.host.onChange(this.cell, false)
  }

  private show(mode: 'typing' | 'editing'): void {
    if (!this.cell || this.isOpen) return
    this.mode = mode
    this.element.classList.add('cell-input--open')
    this.element.style.paddingRight = this.cell.unit === '' ? '' : `${this.unit.offsetWidth + 14}px`
    this.host.onChange(this.cell, true)
  }

  private onBeforeInput = (event: InputEvent) => {
    if (!this.isComposing && event.data && this.host.holdText(event.data)) event.preventDefault()
  }

  private onCompositionStart = () => {
    this.isComposing = true
    this.textBefore = this.element.value
    this.show('typing')
  }

  private onCompositionEnd = ({ data }: CompositionEvent) => {
    this.isComposing = false
    if (data && this.host.holdText(data)) this.element.value = this.textBefore
    if (this.waiting) this.giveWaiting()
    // One that was given up leaves the cell as it was.
    else if (this.element.value === '' && this.mode === 'typing') this.close()
    else this.typed()
  }

  /** All of it may be typed and pasted: it is shortened by who wrote it, not cut. */
  private measure(): void {
    const { wrong } = this
    this.host.onWrong(wrong?.code === 'too-long' ? wrong : null)
  }

  private get wrong(): TypedWrong | null {
    const { value: text } = this.element
    const code = this.cell?.isInline ? this.host.wrongIn(this.cell, text) : null
    return code && { code, text }
  }

  private onInput = () => {
    this.measure()
    if (!this.isComposing && !this.waiting) this.typed()
  }

  private typed(): void {
    const { cell, element } = this
    if (!cell || element.value === '') return
    if (cell.isInline) this.show('typing')
    else this.host.openEditor(cell)
  }

  private giveWaiting(): void {
    const take = this.waiting
    const typed = this.element.value
    this.waiting = null
    this.close()
    this.element.value = ''
    take?.(typed)
    // Nobody shall meet two fields of the same name; it comes back with the focus.
    this.leave()
  }

  private onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return void event.stopPropagation()
    if (!this.isOpen || !this.cell?.isInline || isForPageWhileTyping(event)) return
    const isLeft = (this.mode === 'typing' ? leaving : ending).has(event.key)
    const wrong = isLeft ? this.wrong : null
    if (event.key === 'Escape') this.drop(this.cell)
    else if (wrong) {
      event.preventDefault()
      this.host.onWrong(wrong)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      this.commit(true)
    } else if (event.key === 'Enter' && event.altKey) event.preventDefault()
    else if (isLeft) return void this.commit()
    // Everything else is this input's own, such as Ctrl+A and Delete.
    event.stopPropagation()
  }

  private onBlur = () => {
    // Another window came to the front: one comes back to where one was.
    if (document.activeElement === this.element) return
    this.isComposing = false
    this.commit()
  }
}

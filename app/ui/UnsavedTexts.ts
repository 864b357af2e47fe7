import { createContext, useCallback, useContext, useEffect } from 'react'
import { useLatest } from './useLatest'

/** A text that somebody wrote, and where. */
export interface UnsavedText {
  where: string
  text: string
}

type Read = () => readonly UnsavedText[]

/** What was written in the parts of a page and is saved nowhere yet, for whoever has to take the page away. */
export class UnsavedTexts {
  private readonly parts = new Set<Read>()
  private closing = false

  get isClosing(): boolean {
    return this.closing
  }

  /** The page is being taken away: what is left from now on stays unsaved, to be told. */
  close(): void {
    this.closing = true
  }

  /** Returns how to end it. */
  add(read: Read): () => void {
    this.parts.add(read)
    return () => this.parts.delete(read)
  }

  /** In the order in which the parts came. */
  read(): UnsavedText[] {
    return [...this.parts].flatMap((read) => read()).filter(({ text }) => text.trim() !== '')
  }
}

export const UnsavedContext = createContext<UnsavedTexts | null>(null)

/** Tells what is unsaved in this part of the page; asked when the page is taken away. Returns whether it is. */
export function useUnsavedTexts(read: Read): () => boolean {
  const texts = useContext(UnsavedContext)
  const latest = useLatest(read)
  useEffect(() => texts?.add(() => latest()()), [texts, latest])
  return useCallback(() => texts?.isClosing === true, [texts])
}

/** The same of a form whose fields keep by themselves what is typed: those that say something else than at first. */
export function changedFields(form: HTMLFormElement | null): UnsavedText[] {
  return [...(form?.elements ?? [])].flatMap((field) => {
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return []
    if (field.type === 'hidden' || field.value === field.defaultValue) return []
    return { where: field.labels?.[0]?.textContent ?? '', text: field.value }
  })
}

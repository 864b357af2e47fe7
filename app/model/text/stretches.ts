import { textEdits } from './textEdits'

/** A part of a text that was changed: what stayed, what was taken out, what was put in. None is empty. */
export interface Stretch {
  kind: 'kept' | 'gone' | 'new'
  text: string
}

/** All of both texts, in reading order: what gave way stands before what came for it. */
export function stretches(before: string, after: string): Stretch[] {
  const result: Stretch[] = []
  const add = (kind: Stretch['kind'], text: string) => void (text !== '' && result.push({ kind, text }))
  let at = 0
  for (const { start, removed, inserted } of textEdits(before, after)) {
    add('kept', before.slice(at, start))
    add('gone', before.slice(start, start + removed))
    add('new', inserted)
    at = start + removed
  }
  add('kept', before.slice(at))
  return result
}

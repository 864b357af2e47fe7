import { diffArrays } from 'diff'

/** One replacement in a text: `removed` UTF-16 units from `start` on give way to `inserted`. */
export interface TextEdit {
  start: number
  removed: number
  inserted: string
}

/** Two stretches that differ in more places than this are told as one replacement: to look closer takes too long. */
const mostDifferences = 100

const lines = /[^\n]*\n|[^\n]+/g
/** Words where they are written apart, else single characters, never half of one. */
const words = /[A-Za-z0-9]+|[^]/gu

/**
 * The replacements that turn `before` into `after`, in order, and apart from each other: what stands between two of them
 * is in both. Only a stretch that is longer than what changed beside it keeps two replacements apart; so a sentence that
 * was written anew is one.
 */
export function textEdits(before: string, after: string): TextEdit[] {
  return joined(refined(outer(before, after), before, [lines, words]), before)
}

/** The smallest single replacement that turns `before` into `after`; none when they are the same. */
function outer(before: string, after: string): TextEdit[] {
  if (before === after) return []
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  // Never cut a surrogate pair in half: Yjs would store the halves as U+FFFD.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return [{ start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) }]
}

/** The same replacements told by their parts: first by those of the first kind, then within what these leave. */
function refined(edits: readonly TextEdit[], before: string, [kind, ...finer]: RegExp[]): TextEdit[] {
  if (!kind) return [...edits]
  return edits.flatMap((edit) => refined(parts(edit, before, kind), before, finer))
}

function parts(edit: TextEdit, before: string, kind: RegExp): TextEdit[] {
  if (edit.removed === 0 || edit.inserted === '') return [edit]
  const split = (text: string) => text.match(kind) ?? []
  const removed = before.slice(edit.start, edit.start + edit.removed)
  const changes = diffArrays(split(removed), split(edit.inserted), { maxEditLength: mostDifferences })
  if (!changes) return [edit]
  const edits: TextEdit[] = []
  let at = edit.start
  for (const change of changes) {
    const text = change.value.join('')
    const last = edits.at(-1)
    if (!change.added && !change.removed) at += text.length
    else {
      const goesOn = last && last.start + last.removed === at
      const open = goesOn ? last : { start: at, removed: 0, inserted: '' }
      if (!goesOn) edits.push(open)
      if (change.added) open.inserted += text
      else {
        open.removed += text.length
        at += text.length
      }
    }
  }
  return edits.flatMap((part) => trimmed(part, before))
}

/** Without what is the same at both of its ends. */
function trimmed({ start, removed, inserted }: TextEdit, before: string): TextEdit[] {
  return outer(before.slice(start, start + removed), inserted).map((edit) => ({ ...edit, start: start + edit.start }))
}

function joined(edits: readonly TextEdit[], before: string): TextEdit[] {
  const size = ({ removed, inserted }: TextEdit) => Math.max(removed, inserted.length)
  const result: TextEdit[] = []
  for (const next of edits) {
    let edit = next
    for (;;) {
      const last = result.at(-1)
      if (!last) break
      const between = before.slice(last.start + last.removed, edit.start)
      if (between.length > Math.min(size(last), size(edit))) break
      result.pop()
      edit = {
        start: last.start,
        removed: edit.start + edit.removed - last.start,
        inserted: last.inserted + between + edit.inserted,
      }
    }
    result.push(edit)
  }
  return result
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

/** One replacement in a text: `removed` units from `start` on give way to `inserted`. */
export interface TextEdit {
  start: number
  removed: number
  inserted: string
}

/** The smallest single replacement that turns `before` into `after`. */
export function textEdit(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  // Never cut a surrogate pair in half: Yjs would store the halves as U+FFFD.
  if (start > 0 && isHighSurrogate(before.charCodeAt(start - 1))) start--
  if (end > 0 && isLowSurrogate(before.charCodeAt(before.length - end))) end--
  return { start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) }
}

/** Where a position in a text is after an edit of somebody else's. */
export function movePosition(position: number, edit: TextEdit): number {
  if (position <= edit.start) return position
  return Math.max(edit.start + edit.inserted.length, position + edit.inserted.length - edit.removed)
}

/**
 * What `mine` becomes on top of `theirs`, both typed over `base`: keeps what others wrote while an input method was
 * still composing, or since an edit that is now taken back. What either took out is gone, what either put in stays;
 * where both replaced the same stretch, both replacements stay.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (base === theirs || mine === theirs) return mine
  const edit = textEdit(base, mine)
  const other = textEdit(base, theirs)
  const end = edit.start + edit.removed
  const otherEnd = other.start + other.removed
  const tail = base.slice(Math.max(end, otherEnd))
  if (edit.start <= other.start) {
    return (
      base.slice(0, edit.start) +
      edit.inserted +
      base.slice(Math.min(end, other.start), other.start) +
      other.inserted +
      tail
    )
  }
  const between = edit.start > otherEnd ? base.slice(otherEnd, edit.start) : ''
  return base.slice(0, other.start) + other.inserted + between + edit.inserted + tail
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff
}

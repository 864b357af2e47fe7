import { textEdits } from './textEdits'

/**
 * What `mine` becomes on top of `theirs`, both typed over `base`: keeps what others wrote while an input method was
 * still composing, while a person had no network, or since an edit that is now taken back. What either took out is gone,
 * what either put in stays, each in its place; where both did the same, it is done once, and where both replaced the same
 * stretch, both replacements stay, mine first.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (base === theirs || mine === theirs) return mine
  if (base === mine) return theirs
  const my = textEdits(base, mine)
  const other = textEdits(base, theirs).filter(
    (edit) =>
      !my.some((own) => own.start === edit.start && own.removed === edit.removed && own.inserted === edit.inserted),
  )
  let merged = ''
  let at = 0
  // Of two that begin at the same place mine comes first: the sort is stable.
  for (const { start, removed, inserted } of [...my, ...other].sort((a, b) => a.start - b.start)) {
    merged += base.slice(at, Math.max(at, start)) + inserted
    at = Math.max(at, start + removed)
  }
  return merged + base.slice(at)
}

/**
 * Controls (NUL, tab, line breaks), Unicode's own line breaks, halves of a letter and what is no letter at all, and marks
 * that turn the text behind them around: none of these is seen, and each goes on to files, headers and other people's lines.
 */
const never = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/u

/** May people type this where there is one line: a name, a title? Spaces around it do not count. */
export function isOneLine(typed: string): boolean {
  return !never.test(typed.trim())
}

/** A text from elsewhere as one line: what may not stand there is a space. */
export function onOneLine(text: string): string {
  return text.replace(new RegExp(never, 'gu'), ' ').replace(/\s+/g, ' ').trim()
}

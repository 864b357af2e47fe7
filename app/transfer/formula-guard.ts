/**
 * What a spreadsheet could take for a formula (C2): a leading = + - @ in any width, TAB, CR, LF or NUL, also behind
 * spaces of any kind. Excel and WPS run such a cell when the file is opened.
 */
const runnable = /^[\s\u200b\u2060]*[=+\-@\t\r\n\0＝＋－＠﹦﹢﹣﹫]/
const plainNumber = /^[+-]?\d+(\.\d+)?%?$/

/**
 * A cell's text for a CSV file: a leading `'` where a spreadsheet could run it. Text that already looks guarded gets one
 * more, so that `withoutGuard` gives back exactly what was there.
 */
export function withGuard(text: string): string {
  return isRunnable(text.replace(/^'+/, '')) ? `'${text}` : text
}

/** A cell's text as it was before `withGuard`: what import reads. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && isRunnable(text.replace(/^'+/, '')) ? text.slice(1) : text
}

function isRunnable(text: string): boolean {
  return runnable.test(text) && !plainNumber.test(text)
}

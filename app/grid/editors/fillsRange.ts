/** Ctrl+Enter, and Ctrl+click on what is chosen by a click, write into the whole range. */
export function fillsRange(by: KeyboardEvent | MouseEvent): boolean {
  return (by.ctrlKey || by.metaKey) && (by instanceof MouseEvent || by.key === 'Enter')
}

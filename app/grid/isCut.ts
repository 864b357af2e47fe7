/** Does this cell, which is painted, show less than all of its text? It asks for the layout: not to be called for many. */
export function isCut(rowId: string, column: string): boolean {
  const cell = document.querySelector(`.ag-row[row-id="${CSS.escape(rowId)}"] .ag-cell[col-id="${column}"]`)
  const parts = cell ? [cell, ...cell.querySelectorAll('span')] : []
  return parts.some(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      clientWidth > 0 && (scrollWidth > clientWidth || scrollHeight > clientHeight + 2),
  )
}

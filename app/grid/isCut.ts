/** Does this cell, which is painted, show less than all of its text? It asks for the layout: not to be called for many. */
export function isCut(rowId: string, column: string): boolean {
  const cell = document.querySelector(`.ag-row[row-id="${CSS.escape(rowId)}"] .ag-cell[col-id="${column}"]`)
  return cell !== null && [cell, ...cell.querySelectorAll('span')].some(showsLess)
}

/** Is a column's name cut in its header? */
export function isHeaderCut(column: string): boolean {
  return [...document.querySelectorAll(`.ag-header-cell[col-id="${column}"] span`)].some(showsLess)
}

function showsLess({ scrollWidth, clientWidth, scrollHeight, clientHeight }: Element): boolean {
  return clientWidth > 0 && (scrollWidth > clientWidth || scrollHeight > clientHeight + 2)
}

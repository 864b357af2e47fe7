import type { GridApi } from 'ag-grid-community'
import type { GridRow } from '../rows'

/** Goes a cell on, or back, as Tab does in a closed cell; the grid itself would open the next editor. */
export function tabOn(api: GridApi<GridRow>, event: KeyboardEvent): void {
  event.preventDefault()
  if (event.shiftKey) api.tabToPreviousCell(event)
  else api.tabToNextCell(event)
}

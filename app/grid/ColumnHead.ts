import type { IHeaderParams, IInnerHeaderComponent } from 'ag-grid-community'
import { coordinates } from '../model/ledger/person'
import type { ColumnId } from '../model/ledger/columns'
import type { GridContext } from './GridContext'
import type { GridRow } from './rows'

type Params = IHeaderParams<GridRow, GridContext>

/**
 * A column's name; for those who shape the ledger, its menu beside it, which Shift+F10 on the header opens too (LedgerGrid).
 * Without React: the grid hears of a click before React does, and would sort.
 */
export class ColumnHead implements IInnerHeaderComponent<GridRow, GridContext, Params> {
  private readonly root = document.createElement('span')
  private params!: Params

  init(params: Params): void {
    this.root.className = 'column-head'
    this.refresh(params)
  }

  getGui(): HTMLElement {
    return this.root
  }

  refresh(params: Params): boolean {
    this.params = params
    const { displayName, context } = params
    const name = document.createElement('span')
    name.className = 'column-head__name'
    name.textContent = displayName
    this.root.replaceChildren(name, ...(coordinates(context.person) ? [this.menuButton()] : []))
    return true
  }

  private menuButton(): HTMLButtonElement {
    const { displayName, context } = this.params
    const button = document.createElement('button')
    button.className = 'column-head__menu'
    button.tabIndex = -1
    button.setAttribute('aria-label', `${context.reading.t('structure.columnMenu')} ${displayName}`)
    button.setAttribute('aria-haspopup', 'menu')
    button.addEventListener('click', (event) => {
      event.stopPropagation()
      openColumnMenu(this.params.column.getColId(), button, this.params.context)
    })
    // Nor does a press on it begin to drag the column.
    for (const kind of ['mousedown', 'pointerdown', 'touchstart'])
      button.addEventListener(kind, (event) => event.stopPropagation())
    return button
  }
}

/** Opens a column's menu under a part of its header. */
export function openColumnMenu(
  column: string,
  under: Element,
  { openStructureMenu }: Pick<GridContext, 'openStructureMenu'>,
): void {
  const { left, bottom } = under.getBoundingClientRect()
  openStructureMenu({ kind: 'column', id: column as ColumnId }, { x: left, y: bottom })
}

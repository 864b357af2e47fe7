import type { Touched } from '../model/history/changes'
import type { UnsavedRow, UnsavedWork } from '../model/ledger/carry'
import { isStoredColumn, isTextColumn, type StoredColumn } from '../model/ledger/columns'
import { cellIn, emptyCell, isEqualCell, type CellValue, type Item } from '../model/ledger/rows'
import { mergeText } from '../model/text/mergeText'

/** A cell before the first unsaved edit, and after each: when a part of the edits is saved, the rest begins there. */
interface OwnCell {
  base: CellValue
  steps: { edit: number; value: CellValue }[]
}

type OwnRow =
  { kind: 'cells'; cells: Map<StoredColumn, OwnCell> } | { kind: 'added' | 'deleted'; edit: number; item: Item | null }

/**
 * What a person did and the server has not acknowledged, as values (W4, W8): kept beside the document, so that it
 * outlives one that is spent. It moves along with what others write meanwhile, so that it stays the person's own.
 */
export class OwnWork {
  private readonly rows = new Map<string, OwnRow>()

  /** Takes over what was kept of an earlier visit, as edit number `edit`. */
  adopt(work: UnsavedWork, edit: number): void {
    for (const [id, did] of work) {
      if (did.kind === 'cells') {
        const cells = new Map<StoredColumn, OwnCell>()
        for (const { column, base, mine } of did.cells) cells.set(column, { base, steps: [{ edit, value: mine }] })
        this.rows.set(id, { kind: 'cells', cells })
      } else if (did.kind === 'added' || did.kind === 'deleted')
        this.rows.set(id, { kind: did.kind, edit, item: did.kind === 'added' ? did.item : null })
    }
  }

  /** The person's own edit number `edit`. `before`, `now`: rows as they were and are. */
  edited(
    edit: number,
    { items }: Touched,
    before: (id: string) => Item | undefined,
    now: (id: string) => Item | null,
  ): void {
    for (const [id, columns] of items) {
      const known = this.rows.get(id)
      const item = now(id)
      if (columns === null || known?.kind === 'added') {
        this.rows.set(id, { kind: item ? 'added' : 'deleted', edit, item })
      } else if (item) {
        const cells = known?.kind === 'cells' ? known.cells : new Map<StoredColumn, OwnCell>()
        for (const column of columns) {
          if (!isStoredColumn(column)) continue
          const was = before(id)
          const cell = cells.get(column) ?? { base: was ? cellIn(was, column) : emptyCell(column), steps: [] }
          cell.steps.push({ edit, value: cellIn(item, column) })
          cells.set(column, cell)
        }
        this.rows.set(id, { kind: 'cells', cells })
      }
    }
  }

  /** Somebody else's edit: texts move along with it; where a short cell is theirs now, nothing of it is the person's. */
  othersEdited({ items }: Touched, now: (id: string) => Item | null): void {
    for (const [id, columns] of items) {
      const row = this.rows.get(id)
      // Of most rows that others write in, nothing is unsaved here: they are not read.
      const item = row && now(id)
      if (!row || !item) continue
      if (row.kind === 'added') row.item = item
      if (row.kind !== 'cells') continue
      for (const column of columns ?? row.cells.keys()) {
        const cell = isStoredColumn(column) ? row.cells.get(column) : undefined
        if (!cell || !isStoredColumn(column)) continue
        const mine = cell.steps.at(-1)!.value
        if (isEqualCell(mine, cellIn(item, column))) continue
        if (isTextColumn(column)) rebase(cell, mine as string, item[column])
        else row.cells.delete(column)
      }
    }
  }

  /** The edits up to this number are saved. */
  saved(upTo: number): void {
    for (const [id, row] of this.rows) {
      if (row.kind !== 'cells') {
        if (row.edit <= upTo) this.rows.delete(id)
        continue
      }
      for (const [column, cell] of row.cells) {
        while (cell.steps.length > 0 && cell.steps[0]!.edit <= upTo) cell.base = cell.steps.shift()!.value
        if (cell.steps.length === 0) row.cells.delete(column)
      }
      if (row.cells.size === 0) this.rows.delete(id)
    }
  }

  /** What waits for a network is sent, and so saved, as one. */
  waitsAsOne(): void {
    for (const row of this.rows.values())
      if (row.kind === 'cells') for (const cell of row.cells.values()) cell.steps = cell.steps.slice(-1)
  }

  all(): UnsavedWork {
    return Array.from(this.rows, ([id, row]) => [id, asValues(row)])
  }
}

function rebase(cell: OwnCell, mine: string, now: string): void {
  cell.base = mergeText(mine, cell.base as string, now)
  cell.steps = cell.steps.map(({ edit, value }) => ({ edit, value: mergeText(mine, value as string, now) }))
  cell.steps.at(-1)!.value = now
}

function asValues(row: OwnRow): UnsavedRow {
  if (row.kind !== 'cells') return row.item ? { kind: 'added', item: row.item } : { kind: 'deleted' }
  return {
    kind: 'cells',
    cells: Array.from(row.cells, ([column, { base, steps }]) => ({ column, base, mine: steps.at(-1)!.value })),
  }
}

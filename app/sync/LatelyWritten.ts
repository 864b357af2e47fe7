import type { UnsavedWork } from '../model/ledger/carry'
import type { Touched } from '../model/history/changes'
import { isWrittenWhole, type OwnCell } from '../model/live/collisions'
import { isStoredColumn, type StoredColumn } from '../model/ledger/columns'
import { cellIn, type Item } from '../model/ledger/rows'

interface Written extends Omit<OwnCell, 'isSaved'> {
  /** The number of the edit (Unsaved). */
  edit: number
}

/** The short cells that this page's person wrote, as long as they are unsaved or recent enough to be told of. */
export class LatelyWritten {
  private readonly cells = new Map<string, Written>()
  private savedUpTo = 0

  /** `keptFor`: ms for which a saved one is still recent. */
  constructor(private readonly keptFor: number) {}

  /** What was kept of an earlier visit, as edit number `edit`. */
  adopt(work: UnsavedWork, edit: number, at: number): void {
    for (const [id, did] of work) {
      if (did.kind === 'cells')
        for (const { column, mine } of did.cells) this.note(id, column, { value: mine, at, edit })
    }
  }

  edited(edit: number, { items }: Touched, now: (id: string) => Item | null, at: number): void {
    this.forget(at)
    for (const [id, columns] of items) {
      const item = columns && now(id)
      if (item)
        for (const column of columns)
          if (isStoredColumn(column)) this.note(id, column, { value: cellIn(item, column), at, edit })
    }
  }

  /** The edits up to this number are saved. */
  saved(upTo: number): void {
    this.savedUpTo = upTo
  }

  get(item: string, column: StoredColumn): OwnCell | null {
    const written = this.cells.get(`${item}/${column}`)
    return written ? { value: written.value, at: written.at, isSaved: written.edit <= this.savedUpTo } : null
  }

  private note(item: string, column: StoredColumn, written: Written): void {
    if (isWrittenWhole(column)) this.cells.set(`${item}/${column}`, written)
  }

  private forget(now: number): void {
    for (const [key, { at, edit }] of this.cells)
      if (edit <= this.savedUpTo && now - at > this.keptFor) this.cells.delete(key)
  }
}

import type { StoredColumn } from '../model/ledger/columns'

/** An editor in which this person types just now, in the grid or in the row's panel. */
export interface OpenEditor {
  item: string
  column: StoredColumn
  /** What it has, as one would copy it. */
  text(): string
  /** It goes and leaves nothing behind. */
  drop(): void
}

/** The editors that are open: what takes their place away has to say so, with what they have. */
export class OpenEditors {
  private readonly editors = new Set<OpenEditor>()

  /** Returns what to call when it has closed. */
  opened(editor: OpenEditor): () => void {
    this.editors.add(editor)
    return () => this.editors.delete(editor)
  }

  all(): readonly OpenEditor[] {
    return [...this.editors]
  }
}

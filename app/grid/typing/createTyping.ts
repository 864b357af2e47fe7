import type { GridApi } from 'ag-grid-community'
import type { CellEdit } from '../../model/ledger/edit'
import { changesText } from '../changesAt'
import type { PageContext } from '../PageContext'
import { wrongText } from '../../reading/refusedText'
import type { GridRow } from '../rows'
import { isTypedInline } from '../kindCells'
import { isSaid, typedLeft, typedText, typedWrong } from '../typedCell'
import { CellInput, type InputCell, type TypedWrong } from './CellInput'
import { HeldKeys } from './HeldKeys'

export interface Typing {
  input: CellInput
  held: HeldKeys
}

/** What typing asks of the grid. */
export interface TypingHost {
  api(): GridApi<GridRow> | null
  context(): PageContext
  /** Ctrl+Enter: writes it into every cell of the range. */
  fill(written: readonly CellEdit[]): void
  onChange(cell: InputCell, isOpen: boolean): void
  onWrong(wrong: TypedWrong | null): void
  /** What was typed in a row's cell was given up. */
  onDropped(item: string): void
}

/** The grid's one input and the keys that wait for an editor, for the grid's whole life. */
export function createTyping(host: TypingHost): Typing {
  const held = new HeldKeys(
    () => (host.api()?.getEditingCells().length ?? 0) > 0,
    () => input.forget(),
  )
  const input: CellInput = new CellInput({
    cellOf(element) {
      const item = element.closest('[row-id]')?.getAttribute('row-id')
      const column = element.getAttribute('col-id')
      const entry = item ? host.context().store.entry(item) : undefined
      const context = host.context()
      const { schema } = context.reading
      if (!entry || !column || !schema.isStored(column) || !context.isEditable(entry, column)) return null
      const { kind, unit } = schema.column(column)!
      const isNumber = kind === 'number'
      return {
        item: entry.item.id,
        column,
        isInline: isTypedInline(schema, column),
        isNumber,
        unit: isNumber ? context.reading.unitName(unit) : '',
      }
    },
    textOf: ({ item, column }) => typedText(item, column, host.context()),
    wrongIn: ({ column }, text) => typedWrong(column, text, host.context()),
    labelOf({ item, column }) {
      const context = host.context()
      const wrong = context.wrongAt(item, column)
      const said = [
        context.reading.columnName(column),
        cellText(context, item, column),
        wrong && wrongText(wrong, context.reading),
        changesText(item, column, context),
      ]
      return said.filter(Boolean).join(' ')
    },
    write({ item, column }, text, isFill) {
      const left = typedLeft(item, column, text, host.context())
      if (isFill) host.fill(left.edits)
      else if (!isSaid(left, host.context())) host.context().write(left.edits, left.refused)
    },
    openEditor({ item, column }) {
      const grid = host.api()
      const rowIndex = grid?.getRowNode(item)?.rowIndex
      held.editorAsked()
      if (grid && typeof rowIndex === 'number') grid.startEditingCell({ rowIndex, colKey: column })
      if (!grid?.getEditingCells().length) input.close()
    },
    holdText: (text) => held.holdText(text),
    onChange: host.onChange,
    onWrong: host.onWrong,
    dropped: ({ item }) => host.onDropped(item),
  })
  return { input, held }
}

function cellText({ store, reading }: PageContext, item: string, column: InputCell['column']): string {
  const entry = store.entry(item)
  return entry ? reading.cellText(entry, column) : ''
}

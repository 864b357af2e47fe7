import { useState, type RefObject } from 'react'
import { runCommand } from '../commands/command'
import { gridKey, isForPageWhileTyping, pageKey } from '../commands/ledgerCommands'
import type { LedgerCommandContext, LedgerCommands } from '../commands/LedgerCommandContext'
import { useCommandKeys } from '../commands/useCommandKeys'
import type { LedgerGridHandle } from '../grid/gridHandle'
import { useLatest } from '../ui/useLatest'

/** The page's commands, and its keys. `about`: all of their context but what has the focus. */
export function useLedgerCommands(
  about: Omit<LedgerCommandContext, 'row' | 'grid' | 'savedViews' | 'column' | 'stream'>,
  grid: RefObject<LedgerGridHandle>,
): LedgerCommands {
  const context: LedgerCommandContext = { ...about, row: null, grid: null, savedViews: [], column: null, stream: null }
  const latest = useLatest(context)
  const [commands] = useState(() => {
    const now = (): LedgerCommandContext => {
      const context = latest()
      const place = grid.current?.focused()
      return {
        ...context,
        grid: grid.current?.actions() ?? null,
        row: (place && context.store.entry(place.item)) ?? null,
        column: place?.column ?? null,
      }
    }
    return {
      now,
      pressInGrid(press: Parameters<typeof gridKey>[0]) {
        const command = gridKey(press)
        return command !== null && runCommand(command, now(), press)
      },
    }
  })
  useCommandKeys((event) => {
    const command = pageKey(event)
    return command !== null && isForPage(event) && runCommand(command, commands.now(), event)
  })
  return { context, ...commands }
}

/** Undo is not taken from a field or an editor, which have their own, nor is a letter. */
function isForPage(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement
  if (target.closest('dialog')) return false
  if (isForPageWhileTyping(event)) return true
  const isField = target.matches('input, textarea, select') || target.isContentEditable
  if (event.key === '?') return !isField
  // The input that waits in a cell for its first letter has nothing to undo yet.
  return !(isField && !target.matches('.cell-input:not(.cell-input--open)')) && target.closest('.popup-editor') === null
}

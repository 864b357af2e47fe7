import { addingCommands } from './adding'
import { arrangementCommands } from './arrangement'
import { commandsIn } from './command'
import { fileCommands } from './files'
import { gridCommands } from './grid'
import { keyMap, type Press } from './keyMap'
import type { LedgerEntry } from './LedgerCommandContext'
import { pageCommands } from './page'
import { rowCommands } from './rows'
import { structureCommands } from './structure'
import { searchedCommands, viewCommands } from './views'

/** Whose keys are heard anywhere on the page. */
const anywhere = [...pageCommands, ...fileCommands, ...viewCommands, ...arrangementCommands]

/** All that can be done on the ledger's page, in the order of its menus and of the palette. */
export const ledgerCommands: readonly LedgerEntry[] = [
  ...pageCommands,
  ...fileCommands,
  ...gridCommands,
  ...rowCommands,
  ...addingCommands,
  ...viewCommands,
  ...arrangementCommands,
  ...structureCommands,
  ...searchedCommands,
]

export const pageKey = keyMap(commandsIn(anywhere))
/** A row's own keys are heard where a row has the focus. */
export const gridKey = keyMap([...gridCommands, ...commandsIn(rowCommands)])

/** Is it a key that somebody who types still means for the page? All others are their field's own. */
export function isForPageWhileTyping(press: Press): boolean {
  const command = pageKey(press)
  return command !== null && !command.yieldsToFields && press.key !== '?'
}

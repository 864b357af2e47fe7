import type { PageContext } from './PageContext'
import type { GridRow } from './rows'

/** The menu of a stream, where a heading is one's. */
export function openHeadingMenu(
  { kind, key }: GridRow,
  at: { x: number; y: number },
  { openStructureMenu }: PageContext,
): void {
  if (kind === 'stream') openStructureMenu({ kind: 'stream', id: key }, at)
}

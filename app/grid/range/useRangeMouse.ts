import { useEffect } from 'react'
import type { GridControl } from '../GridControl'
import { wholeColumns } from './range'
import { RangeMouse } from './RangeMouse'

/** Draws the range whenever it changes, and lets the mouse make one. */
export function useRangeMouse({ root, api, range }: GridControl): void {
  const { selection } = range
  useEffect(() => selection.subscribe(range.paint), [selection, range])
  useEffect(() => {
    const mouse = new RangeMouse(root.current!, {
      anchor: range.focused,
      isPinned: (column) => Boolean(api.current?.getColumn(column)?.isPinned()),
      extend: (anchor, head) => selection.set(range.between(anchor, head)),
      clear: () => selection.set(null),
      column(column, isExtended) {
        const [item] = range.layout().rows
        const from = isExtended ? range.focused() : null
        if (!item) return
        if (!from) range.focus({ item, column })
        selection.set(wholeColumns(range.layout(), from ?? { item, column }, { item: from?.item ?? item, column }))
      },
    })
    return () => mouse.destroy()
  }, [root, api, selection, range])
}

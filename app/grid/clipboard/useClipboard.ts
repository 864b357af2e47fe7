import { useEffect } from 'react'
import type { GridControl } from '../GridControl'
import { clipboardText, editsOf } from './cellTexts'
import { clearing } from './fills'
import { readHtmlLink, readHtmlTable, writeHtmlTable } from './htmlTable'
import { planPaste } from './planPaste'
import { readTsv, writeTsv } from './tsv'

/**
 * Copy, cut and paste by the browser's own events, which need neither https nor a permission: an intranet has neither.
 */
export function useClipboard(control: GridControl): void {
  useEffect(() => {
    const { range, isBusy, live } = control
    const element = control.root.current!
    const context = () => live().context
    const isOurs = (event: ClipboardEvent) =>
      !isBusy() &&
      event.clipboardData !== null &&
      (event.target as Element).closest('.ag-cell') !== null &&
      range.focused() !== null
    const copy = (data: DataTransfer) => {
      const { reading } = context()
      const target = range.targets()
      const entries = target.rows.map((item) => context().store.entry(item)).filter((entry) => entry !== undefined)
      const rows = entries.map((entry) => target.columns.map((column) => clipboardText(entry, column, reading)))
      data.setData('text/plain', writeTsv(rows))
      data.setData(
        'text/html',
        writeHtmlTable(rows, (column) => reading.schema.kindOf(target.columns[column]!)),
      )
    }
    const onCopy = (event: ClipboardEvent) => {
      if (!isOurs(event)) return
      event.preventDefault()
      copy(event.clipboardData!)
      if (event.type === 'cut') context().fill('cleared', clearing(range.targets(), context()))
    }
    const onPaste = (event: ClipboardEvent) => {
      if (!isOurs(event)) return
      event.preventDefault()
      const text = event.clipboardData!.getData('text/plain')
      const html = event.clipboardData!.getData('text/html')
      const rows = text === '' ? [] : readTsv(text)
      const isOne = rows.length <= 1 && (rows[0]?.length ?? 0) <= 1
      const block = readHtmlTable(html) ?? (isOne ? readHtmlLink(html) : null) ?? rows
      const { cells, beyond, covered } = planPaste(block, range.targets(), range.layout(), context().reading.schema)
      if (cells.length === 0) return
      const { edits, refused } = editsOf(cells, context())
      range.select(covered.rows, covered.columns)
      context().fill('pasted', edits, { refused, beyond, after: range.layout().rows.at(-1) })
    }
    // Nothing is selected in the browser's own sense: without this it would not copy when it is told to by name.
    const onBefore = (event: Event) => {
      if (range.focused() && !isBusy()) event.preventDefault()
    }
    element.addEventListener('beforecopy', onBefore)
    element.addEventListener('beforecut', onBefore)
    element.addEventListener('copy', onCopy)
    element.addEventListener('cut', onCopy)
    element.addEventListener('paste', onPaste)
    return () => {
      element.removeEventListener('beforecopy', onBefore)
      element.removeEventListener('beforecut', onBefore)
      element.removeEventListener('copy', onCopy)
      element.removeEventListener('cut', onCopy)
      element.removeEventListener('paste', onPaste)
    }
  }, [control])
}

import { useState, type ClipboardEvent, type DragEvent } from 'react'
import { usePageContext } from '../grid/PageContext'
import { useTranslation } from '../i18n/useTranslation'
import type { OutlineItem } from '../model/ledger/outline'

/**
 * What makes an element take files that are dropped on it, or pasted while the keyboard is in it, as evidence of a row; for
 * those who may write there. `isOver`: some are being dragged over it.
 */
export function useFileDrop(entry: OutlineItem) {
  const { t } = useTranslation()
  const { tracker, store, reading, uploads, isEditable } = usePageContext()
  const [isOver, setOver] = useState(false)
  const isTaking = isEditable(entry, 'evidence')
  const take = (files: readonly File[]) => uploads.add({ tracker, item: entry.item.id, column: 'evidence' }, files)
  const hasFiles = ({ dataTransfer }: DragEvent) => isTaking && dataTransfer.types.includes('Files')
  /** A picture of the screen comes without a name of its own. */
  const named = (file: File) =>
    file.name === 'image.png'
      ? new File(
          [file],
          `${t('files.pasted', { when: store.today })}-${reading.momentText(Date.now()).slice(11).replace(':', '')}.png`,
          {
            type: file.type,
          },
        )
      : file
  return {
    isOver,
    handlers: {
      onDragOver(event: DragEvent) {
        if (!hasFiles(event)) return
        event.preventDefault()
        setOver(true)
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      },
      onDrop(event: DragEvent) {
        setOver(false)
        if (!hasFiles(event)) return
        event.preventDefault()
        take([...event.dataTransfer.files])
      },
      onPaste(event: ClipboardEvent) {
        const files = [...event.clipboardData.files]
        // A spreadsheet's cells come with a picture of themselves: their text is meant.
        if (!isTaking || files.length === 0 || event.clipboardData.types.includes('text/plain')) return
        event.preventDefault()
        take(files.map(named))
      },
    },
  }
}

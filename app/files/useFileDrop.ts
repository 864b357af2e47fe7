import { useState, type ClipboardEvent, type DragEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { useRecordContext } from '../records/RecordContext'

/**
 * What makes an element take files that are dropped on it, or pasted while the keyboard is in it, unless something inside of it
 * took them. `isOver`: some are being dragged over it, and would be its own.
 */
export function useFileDrop(isTaking: boolean, take: (files: File[]) => void) {
  const { t } = useTranslation()
  const { store, reading } = useRecordContext()
  const [isOver, setOver] = useState(false)
  const isForUs = (event: DragEvent) =>
    isTaking && !event.defaultPrevented && event.dataTransfer.types.includes('Files')
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
        setOver(isForUs(event))
        if (isForUs(event)) event.preventDefault()
      },
      onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false)
      },
      onDrop(event: DragEvent) {
        setOver(false)
        if (!isForUs(event)) return
        event.preventDefault()
        take([...event.dataTransfer.files])
      },
      onPaste(event: ClipboardEvent) {
        const files = [...event.clipboardData.files]
        // A spreadsheet's cells come with a picture of themselves: their text is meant.
        if (!isTaking || event.defaultPrevented || files.length === 0) return
        if (event.clipboardData.types.includes('text/plain')) return
        event.preventDefault()
        take(files.map(named))
      },
    },
  }
}

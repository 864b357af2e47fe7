import { useSyncExternalStore } from 'react'
import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import { UploadLine } from './UploadLine'

/** The files that are on their way to a row's column, with how far each is, or why it stopped. */
export function UploadList({ item, column }: { item: string; column: StoredColumn }) {
  const { uploads } = usePageContext()
  const all = useSyncExternalStore(uploads.subscribe, uploads.read, uploads.read)
  const here = all.filter(({ to }) => 'item' in to && to.item === item && to.column === column)
  if (here.length === 0) return null
  return (
    <ul className="uploads">
      {here.map((one) => (
        <UploadLine key={one.id} upload={one} uploads={uploads} />
      ))}
    </ul>
  )
}

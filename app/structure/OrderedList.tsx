import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { useStructure } from './StructureContext'

interface OrderedListProps<T extends { id: string }> {
  label: string
  className?: string
  entries: readonly T[]
  nameOf(entry: NoInfer<T>): string
  /** Puts one behind another; '' is before all. */
  onMove(id: string, after: string): void
  children(entry: NoInfer<T>): ReactNode
}

/** A list that is put in order by dragging a handle, or by the arrow keys on it. */
export function OrderedList<T extends { id: string }>(props: OrderedListProps<T>) {
  const { label, className = '', entries, nameOf, onMove, children } = props
  const { t } = useStructure().reading
  const list = useRef<HTMLUListElement>(null)
  const [dragged, setDrag] = useState<{ id: string; to: number } | null>(null)
  // Somebody else may have taken it away under the pointer.
  const drag = entries.some(({ id }) => id === dragged?.id) ? dragged : null
  const [said, say] = useState('')
  const place = (id: string, to: number) => {
    const others = entries.filter((entry) => entry.id !== id)
    if (to < 0 || to > others.length || entries[to]?.id === id) return
    onMove(id, others[to - 1]?.id ?? '')
    say(t('structure.moved', { name: nameOf(entries.find((entry) => entry.id === id)!), place: to + 1 }))
  }
  /** Before which of the others the pointer is. */
  const placeAt = (id: string, y: number) => {
    const others = [...list.current!.children].filter((row) => (row as HTMLElement).dataset.id !== id)
    const index = others.findIndex((row) => {
      const { top, height } = row.getBoundingClientRect()
      return y < top + height / 2
    })
    return index === -1 ? others.length : index
  }
  const handle = (entry: T, at: number) => ({
    type: 'button' as const,
    className: 'ordered__handle',
    'aria-label': t('structure.move', { name: nameOf(entry) }),
    title: t('structure.move', { name: nameOf(entry) }),
    onKeyDown(event: KeyboardEvent) {
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
      if (by === 0) return
      event.preventDefault()
      place(entry.id, at + by)
    },
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ id: entry.id, to: at })
    },
    onPointerMove(event: PointerEvent) {
      if (drag) setDrag({ id: drag.id, to: placeAt(drag.id, event.clientY) })
    },
    onPointerUp() {
      if (drag) place(drag.id, drag.to)
      setDrag(null)
    },
    onPointerCancel: () => setDrag(null),
  })
  const others = entries.filter(({ id }) => id !== drag?.id)
  const markOf = (entry: T) => {
    if (!drag || entries[drag.to]?.id === drag.id) return ''
    if (entry.id === drag.id) return ' ordered__row--dragged'
    if (others[drag.to]?.id === entry.id) return ' ordered__row--before'
    return drag.to === others.length && others.at(-1)?.id === entry.id ? ' ordered__row--after' : ''
  }
  return (
    <>
      <ul ref={list} className={`ordered ${className}`} aria-label={label}>
        {entries.map((entry, i) => (
          <li key={entry.id} data-id={entry.id} className={`ordered__row${markOf(entry)}`}>
            <button {...handle(entry, i)}>
              <span aria-hidden="true">⋮⋮</span>
            </button>
            {children(entry)}
          </li>
        ))}
      </ul>
      <span className="visually-hidden" aria-live="polite">
        {said}
      </span>
    </>
  )
}

import { useEffect, useRef } from 'react'
import type { Person } from '../model/ledger/person'
import type { View } from '../model/view/view'
import { viewIn } from '../model/view/viewIn'
import type { Ledger } from '../sync/useLedger'

/**
 * Keeps this person's view such that the open ledger can show it, whatever others do meanwhile: nobody is to see nothing, and
 * not why. `person`: as they are now; who looks at their own department's rows goes on doing so in another one.
 */
export function useViewIn(
  { store, schema, departments, connection }: Ledger,
  person: Person,
  view: View,
  change: (change: Partial<View>) => void,
): void {
  useEffect(() => {
    const shown = viewIn(view, schema, departments)
    if (shown !== view) change(shown)
  }, [view, schema, departments, change])
  const own = useRef(person.department)
  useEffect(() => {
    const { current: before } = own
    own.current = person.department
    if (before !== person.department && before !== null && view.department === before)
      change({ department: person.department ?? '' })
  }, [person.department, view.department, change])
  // A stream's rows may be gone with it.
  useEffect(() => {
    if (!connection || view.stream === '') return
    const look = () => {
      if (!store.outline().some(({ stream }) => stream.id === view.stream)) change({ stream: '' })
    }
    look()
    return store.subscribe(look)
  }, [connection, store, view.stream, change])
}

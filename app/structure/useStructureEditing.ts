import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { ToastMessage } from '../ledger/Toast'
import { useEdits } from '../ledger/useEdits'
import type { Person } from '../model/ledger/person'
import { createReading } from '../reading/reading'
import type { Ledger } from '../sync/useLedger'
import { useLatest } from '../ui/useLatest'
import type { Structure } from './StructureContext'
import { useActing } from './useActing'

/** A ledger's structure where it is edited without its grid, with what is said of each edit, and undo. */
export function useStructureEditing(ledger: Ledger, person: Person) {
  const { t, language } = useTranslation()
  const { store, schema, departments, connection } = ledger
  const [toast, setToast] = useState<ToastMessage | null>(null)
  const reading = useMemo(
    () => createReading(store, schema, departments, t, language),
    [store, schema, departments, t, language],
  )
  const edits = useEdits({
    tracker: ledger.tracker.id,
    store,
    desk: ledger.desk,
    reading,
    person,
    saved: () => connection?.saved() ?? Promise.resolve(false),
    toast: setToast,
    keepRefused: ledger.tellRefused,
    goTo: () => {},
    reveal: () => {},
  })
  const act = useActing(edits.desk, {
    done: (text) => setToast({ text, action: edits.undoAction }),
    refused: edits.tellRefused,
  })
  const latest = useLatest(edits)
  useEffect(
    () => edits.undoStack.subscribe(() => setToast((shown) => (shown?.action?.isUndo ? null : shown))),
    [edits.undoStack],
  )
  // A field that one types in has an undo of its own.
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (!(event.ctrlKey || event.metaKey) || (key !== 'z' && key !== 'y')) return
      if ((event.target as Element).closest('input:not([type="checkbox"]), textarea, dialog')) return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) latest().redo()
      else latest().undo()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [latest])
  const structure: Structure = { store, reading, desk: edits.desk, act }
  return { structure, toast, dismissToast: () => setToast(null) }
}

import { lazy, Suspense } from 'react'
import { LazyPalette } from '../commands/LazyPalette'
import type { LedgerPageState } from './useLedgerPage'

const ImportDialog = lazy(() =>
  import('../transfer/ImportDialog').then(({ ImportDialog }) => ({ default: ImportDialog })),
)
const KeysDialog = lazy(() => import('../commands/KeysDialog').then(({ KeysDialog }) => ({ default: KeysDialog })))

/** What opens over the whole page, each brought when it is first asked for. */
export function LedgerDialogs({ page }: { page: LedgerPageState }) {
  const { opened, setOpened, setToast, context, ledger, edits } = page
  const { desk, connection, reading, store } = context
  // Not while the page wakes: whatever is typed then would meet a boundary that React has not taken over yet.
  if (!opened.keys && !opened.commands && !opened.import) return null
  return (
    <Suspense fallback={null}>
      {opened.keys && <KeysDialog onClose={() => setOpened('keys', false)} />}
      {opened.commands && <LazyPalette onClose={() => setOpened('commands', false)} />}
      {opened.import && desk && connection && (
        <ImportDialog
          target={{
            desk,
            departments: reading.departments,
            today: store.today,
            language: reading.language,
            asOneStep: (work) => edits.undoStack.asOne(work),
            saved: connection.saved,
          }}
          isOnline={ledger.state.phase === 'online'}
          onClose={() => setOpened('import', false)}
          onDone={(text, refused) => {
            setOpened('import', false)
            setToast({ text, isError: refused.length > 0, action: edits.undoAction })
          }}
        />
      )}
    </Suspense>
  )
}

import '../access/access.css'
import '../structure/structure.css'
import '../transfer/import.css'
import { foundIn } from '../model/view/visibleRows'
import { later } from '../ui/later'
import { WaitingDialog } from '../ui/WaitingDialog'
import type { LedgerPageState } from './useLedgerPage'

const Palette = later(async () => (await import('../commands/CommandPalette')).CommandPalette, WaitingDialog)
const Keys = later(async () => (await import('../commands/KeysDialog')).KeysDialog, WaitingDialog)
const Structure = later(async () => (await import('../structure/StructurePane')).StructurePane, WaitingDialog)
const Import = later(async () => (await import('../transfer/ImportDialog')).ImportDialog, WaitingDialog)
const Urge = later(async () => (await import('../records/UrgeDialog')).UrgeDialog, WaitingDialog)
const Share = later(async () => (await import('../access/ShareDialog')).ShareDialog, WaitingDialog)

/** What opens over the whole page, each brought when it is first asked for. */
export function LedgerDialogs({ page }: { page: LedgerPageState }) {
  const { opened, setOpened, setToast, context, ledger, edits } = page
  const { desk, connection, reading, store } = context
  const { t } = reading
  return (
    <>
      {opened.keys && <Keys onClose={() => setOpened('keys', false)} />}
      {opened.commands && <Palette onClose={() => setOpened('commands', false)} />}
      {opened.share && (
        <Share
          tracker={context.tracker}
          departments={reading.departments}
          timeZone={store.settings.timeZone}
          onClose={() => setOpened('share', false)}
        />
      )}
      {opened.urge && (
        <Urge
          {...rowsAtHand(page)}
          onClose={() => setOpened('urge', false)}
          onDone={(count) => {
            setOpened('urge', false)
            setToast({ text: t('asks.urged', { count }) })
          }}
        />
      )}
      {page.structure && (
        <Structure
          shown={page.structure}
          structure={{ store, reading, desk, act: page.act }}
          tracker={context.tracker}
          onShow={page.openStructure}
          onClose={() => page.openStructure(null)}
        />
      )}
      {opened.import && desk && connection && (
        <Import
          target={{
            tracker: context.tracker,
            desk,
            departments: reading.departments,
            today: store.today,
            language: reading.language,
            columnName: reading.columnName,
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
    </>
  )
}

/** The rows of the selection, or, where there is none, all that the view shows. */
function rowsAtHand({ context: { selection, store }, visible }: LedgerPageState) {
  const selected = selection.current?.rows ?? []
  const isSelection = selected.length > 1
  const entries = isSelection ? selected.flatMap((id) => store.entry(id) ?? []) : visible.groups.flatMap(foundIn)
  return { entries, isSelection }
}

/** What works without a network is brought while there is one (W8). */
export function preloadDialogs(): void {
  Palette.preload()
  Keys.preload()
  Structure.preload()
}

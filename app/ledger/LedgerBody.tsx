import { useEffect, useState, type RefObject } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { GridPreferences } from '../model/view/gridPreferences'
// AG Grid runs in the browser only: on the server there is no such component, and the first rows stand in for it.
import { LazyCalendar } from '../grid/editors/LazyCalendar'
import { LedgerGrid } from '../grid/LedgerGrid.client'
import type { LedgerGridHandle } from '../grid/gridHandle'
import type { GridRow } from '../grid/rows'
import { coordinates } from '../model/ledger/person'
import { announce } from '../sync/presence'
import { LazySharedText } from '../text/LazySharedText'
import { useLatest } from '../ui/useLatest'
import { whenIdle } from '../ui/whenIdle'
import type { FirstPaint } from './firstPaint.server'
import { preloadDialogs } from './LedgerDialogs'
import { panelWidths } from './PanelResizer'
import { ToastRegion } from './Toast'
import { RowMenu } from './RowMenu'
import { RowPanel } from './RowPanel'
import { StructureMenu } from './StructureMenu'
import type { LedgerPageState } from './useLedgerPage'

interface LedgerBodyProps {
  page: LedgerPageState
  grid: RefObject<LedgerGridHandle>
  first: FirstPaint
  /** As the columns stood when the page was asked for. */
  arranged: GridPreferences
}

const noRows: GridRow[] = []

/**
 * The grid, or the first rows until it stands, and the panel beside it. The grid is made while the document is on its way,
 * and has no rows till then.
 */
export function LedgerBody({ page, grid, first, arranged }: LedgerBodyProps) {
  const { t } = useTranslation()
  const { context, ledger, visible, panel, rowMenu, preferences, changePreferences, goToAsked } = page
  const { store, connection, person } = context
  const [isAsked, setAsked] = useState(false)
  const [isMade, setMade] = useState(false)
  const [isReady, setReady] = useState(false)
  if (ledger.state.phase === 'online' && !isAsked) setAsked(true)
  const hasRows = isMade && connection !== null
  const start = useLatest(() => {
    setReady(true)
    goToAsked()
    whenIdle(() => {
      LazySharedText.preload()
      LazyCalendar.preload()
      preloadDialogs()
    })
  })
  useEffect(() => {
    if (hasRows) start()()
  }, [hasRows, start])
  const { rows, isNarrowed } = visible
  const panelEntry = panel.shown && store.entry(panel.shown.item)
  const menuEntry = rowMenu && store.entry(rowMenu.item)
  const isEmpty = store.rollUpOfAll().total === 0
  return (
    <div className="ledger__body">
      <main className="ledger__grid" id="ledger" aria-label={t('ledger.grid')}>
        {!isReady && <div className="first-paint" aria-busy="true" dangerouslySetInnerHTML={{ __html: first.html }} />}
        {(isAsked || connection) && (
          <LedgerGrid
            handle={grid}
            rows={connection ? rows : noRows}
            view={context.view}
            density={preferences.density}
            peers={page.peers}
            preferences={arranged}
            onViewChange={page.changeView}
            onColumnsShown={page.showColumns}
            onColumnsChange={(columns) => changePreferences({ columns })}
            onCell={(cell, isEditing) => {
              if (connection) announce(connection.provider.awareness, cell, isEditing)
              if (!isEditing) ledger.typingEnded()
              if (cell) panel.follow(cell.item)
            }}
            onDropped={page.takeEmptyAway}
            onReady={() => setMade(true)}
          />
        )}
        {isReady && isNarrowed && rows.length === 0 && <p className="ledger__nothing">{t('ledger.nothingFound')}</p>}
        {isReady && !isNarrowed && isEmpty && (
          <p className="ledger__nothing">
            {t('ledger.empty')}
            {coordinates(person) ? ` ${t('ledger.emptyHint')}` : ''}
          </p>
        )}
        <ToastRegion message={page.toast} onDone={page.dismissToast} />
        {rowMenu && menuEntry && (
          <RowMenu key={rowMenu.item} at={rowMenu} entry={menuEntry} onClose={page.closeRowMenu} />
        )}
        {page.structureMenu && (
          <StructureMenu
            key={page.structureMenu.id}
            of={page.structureMenu}
            at={page.structureMenu}
            onClose={page.closeStructureMenu}
          />
        )}
      </main>
      {panelEntry && (
        <RowPanel
          entry={panelEntry}
          shown={panel.shown!}
          width={preferences.panelWidth ?? panelWidths.usual}
          onWidth={(panelWidth) => changePreferences({ panelWidth })}
          onClose={panel.close}
        />
      )}
    </div>
  )
}

import { useEffect, useRef, type KeyboardEvent } from 'react'
import { ColumnForm } from './ColumnForm'
import { NewColumn } from './NewColumn'
import { NewStream } from './NewStream'
import { RemovedList } from './RemovedList'
import { StreamForm } from './StreamForm'
import { StructureProvider, useStructure, type Structure } from './StructureContext'
import type { StructureShown } from './StructureShown'

interface StructurePaneProps {
  shown: StructureShown
  structure: Structure
  /** The ledger's id. */
  tracker: string
  onShow(what: StructureShown): void
  onClose(): void
}

/** One column or stream beside the grid, which follows as it is changed: so it lies over the page, and does not hold it. */
export function StructurePane({ shown, structure, tracker, onShow, onClose }: StructurePaneProps) {
  const { reading } = structure
  const { t } = reading
  const pane = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)
  const key = JSON.stringify(shown)
  useEffect(() => {
    const from = document.activeElement
    if (!pane.current?.contains(from)) before.current = from
    pane.current?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  }, [key])
  const close = () => {
    onClose()
    if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.stopPropagation()
    close()
  }
  return (
    <StructureProvider value={structure}>
      <aside
        ref={pane}
        className="structure-pane"
        role="dialog"
        aria-label={titleOf(shown, structure)}
        onKeyDown={onKeyDown}
      >
        <header className="structure-pane__head">
          <h2 className="page__title">{titleOf(shown, structure)}</h2>
          <button className="button button--quiet button--small" aria-label={t('ledger.close')} onClick={close}>
            ×
          </button>
        </header>
        <div className="structure-pane__body">
          <Shown key={key} shown={shown} onShow={onShow} onClose={close} />
        </div>
        <footer className="structure-pane__foot">
          <a href={`/trackers/${tracker}/settings`}>{t('structure.allSettings')}</a>
        </footer>
      </aside>
    </StructureProvider>
  )
}

function Shown({ shown, onShow, onClose }: Pick<StructurePaneProps, 'shown' | 'onShow' | 'onClose'>) {
  switch (shown.kind) {
    case 'column':
      return <ColumnForm id={shown.id} startAt={shown.at} onReplaced={(id) => onShow({ kind: 'column', id })} />
    case 'new-column':
      return <NewColumn after={shown.after} onAdded={(id) => onShow({ kind: 'column', id })} />
    case 'stream':
      return <StreamForm id={shown.id} isRemoving={shown.at === 'remove'} onRemoved={onClose} />
    case 'new-stream':
      return <NewStream after={shown.after} onAdded={(id) => onShow({ kind: 'stream', id })} />
    case 'removed':
      return <Removed />
  }
}

function Removed() {
  const { store, reading } = useStructure()
  const isAny =
    store.allStreams.some(({ removed }) => removed !== '') || reading.schema.records.some(({ isRemoved }) => isRemoved)
  if (!isAny) return <p className="section__hint">{reading.t('structure.nothingRemoved')}</p>
  return (
    <>
      <RemovedList of="columns" />
      <RemovedList of="streams" />
    </>
  )
}

function titleOf(shown: StructureShown, { store, reading }: Structure): string {
  const { t } = reading
  switch (shown.kind) {
    case 'column':
      return t('structure.editColumn', { name: reading.columnName(shown.id) })
    case 'new-column':
      return t('structure.newColumn')
    case 'stream': {
      const stream = store.allStreams.find(({ id }) => id === shown.id)
      return t('structure.editStream', { name: (stream && reading.titleOf(stream)) || t('structure.unnamed') })
    }
    case 'new-stream':
      return t('structure.newStream')
    case 'removed':
      return t('structure.restoreTitle')
  }
}

import { Menu } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Reading } from '../reading/reading'
import type { Item } from '../model/ledger/ledger'
import type { OutlineItem } from '../model/ledger/outline'
import type { LedgerStore } from '../sync/LedgerStore'
import type { RowActions } from './useRowActions'

interface RowMenuProps {
  at: { x: number; y: number }
  entry: OutlineItem
  store: LedgerStore
  reading: Reading
  actions: RowActions
  onOpenPanel: (item: string) => void
  onClose: () => void
}

/** What a coordinator may do with a row. */
export function RowMenu({ at, entry, store, reading, actions, onOpenPanel, onClose }: RowMenuProps) {
  const { t } = useTranslation()
  const { item } = entry
  const before = useRef(document.activeElement)
  // The menu goes away with its parent, too fast for Mantine to give the focus back: to the cell, or whatever had it.
  const leadsOn = useRef(false)
  const close = () => {
    onClose()
    if (!leadsOn.current && before.current instanceof HTMLElement) before.current.focus()
  }
  // A new row's editor takes the focus itself.
  const add = (to: (item: Item) => void) => {
    leadsOn.current = true
    to(item)
  }
  const others = store.outline().filter(({ stream }) => stream.id !== item.stream)
  return (
    <Menu
      opened
      onClose={close}
      position="bottom-start"
      offset={4}
      returnFocus={false}
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <button
          className="row-menu-anchor"
          tabIndex={-1}
          aria-label={t('ledger.rowMenu')}
          style={{ left: at.x, top: at.y }}
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onOpenPanel(item.id)}>{t('panel.open')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => add(actions.addBelow)}>{t('ledger.addBelow')}</Menu.Item>
        {entry.depth === 0 && <Menu.Item onClick={() => add(actions.addSubItem)}>{t('ledger.addSub')}</Menu.Item>}
        <Menu.Divider />
        <Menu.Item disabled={!actions.canMove(item, -1)} onClick={() => actions.move(item, -1)}>
          {t('ledger.moveUp')}
        </Menu.Item>
        <Menu.Item disabled={!actions.canMove(item, 1)} onClick={() => actions.move(item, 1)}>
          {t('ledger.moveDown')}
        </Menu.Item>
        {!actions.isInOrder && <Menu.Label>{t('views.notInOrder')}</Menu.Label>}
        {entry.depth === 0 && <Menu.Label>{t('ledger.moveTo')}</Menu.Label>}
        {entry.depth === 0 &&
          others.map(({ stream, number }) => (
            <Menu.Item key={stream.id} onClick={() => actions.moveToStream(item, stream.id)}>
              {reading.numeral(number)} {reading.problem(stream).name || reading.titleOf(stream)}
            </Menu.Item>
          ))}
        <Menu.Divider />
        <Menu.Item className="row-menu__delete" onClick={() => actions.remove(entry)}>
          {t('ledger.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

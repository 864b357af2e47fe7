import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { WrongText } from '../grid/cells'
import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import type { OutlineItem } from '../model/ledger/outline'
import { FactEditor } from './FactEditor'
import { Locked } from './Locked'

interface PanelFactProps {
  entry: OutlineItem
  column: StoredColumn
  /** Holds links of its own: then a button beside it edits it, else the fact itself is that button. */
  isBeside?: boolean
  /** Another one each time that it is to be opened. */
  asked?: object | null
  /** How it is shown; null where there is nothing. */
  children: ReactNode
}

/** A fact of the row, for those who may change it with the means to, by the rules and the writer of the grid. */
export function PanelFact({ entry, column, isBeside = false, asked = null, children: shown }: PanelFactProps) {
  const { t } = useTranslation()
  const { reading, wrongAt, isEditable } = usePageContext()
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const isAsked = useRef(false)
  useEffect(() => {
    if (!isOpen && isAsked.current) button.current?.focus()
    isAsked.current = false
  }, [isOpen])
  const [answered, setAnswered] = useState<object | null>(null)
  if (asked !== answered) {
    setAnswered(asked)
    if (asked) setOpen(true)
  }
  const wrong = wrongAt(entry.item.id, column)
  const children = wrong ? <WrongText refusal={wrong} reading={reading} /> : shown
  if (!isEditable(entry, column)) {
    return (
      <Locked entry={entry} column={column}>
        {children}
      </Locked>
    )
  }
  const name = t(children ? 'panel.edit' : 'panel.fill', { column: reading.columnName(column) })
  if (isOpen) {
    const end = (isByKey: boolean) => {
      isAsked.current = isByKey
      setOpen(false)
    }
    return <FactEditor item={entry.item.id} column={column} kind={reading.schema.kindOf(column)!} onEnd={end} />
  }
  if (isBeside) {
    return (
      <>
        {children}
        <button
          ref={button}
          className="button button--quiet button--small fact__beside"
          aria-label={name}
          onClick={() => setOpen(true)}
        >
          {t(children ? 'panel.change' : 'panel.fillIn')}
        </button>
      </>
    )
  }
  return (
    <button ref={button} className="fact" title={name} onClick={() => setOpen(true)}>
      <span className="visually-hidden">
        {name}
        {t('ledger.colon')}
      </span>
      {children ?? <span className="fact__empty">{t('panel.fillIn')}</span>}
    </button>
  )
}

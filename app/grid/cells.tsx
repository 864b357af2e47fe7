import type { CustomCellRendererProps } from 'ag-grid-react'
import type { ReactNode } from 'react'
import type { Refusal } from '../model/ledger/errors'
import type { StoredColumn } from '../model/ledger/columns'
import { cellIn, type Item } from '../model/ledger/rows'
import { isFlag, turned } from '../model/ledger/kinds/flag'
import type { Light, LightState } from '../model/ledger/light'
import type { OutlineItem } from '../model/ledger/outline'
import { coordinates } from '../model/ledger/person'
import { statusOf, type Status } from '../model/ledger/status'
import { missingOf, nextVerb } from '../model/ledger/verbs'
import type { GridContext } from './GridContext'
import { refusedText, wrongText } from '../reading/refusedText'
import type { GridRow } from './rows'
import type { Reading } from '../reading/reading'
import { FlagMark } from '../ui/FlagMark'
import { RecordMarks } from './RecordMarks'
import { RowTags } from './RowTags'
import { ValueMark } from './ValueMark'

type Cell = CustomCellRendererProps<GridRow, unknown, GridContext>

/** Each light's shape: colour never speaks alone. */
export const lightShapes: Record<Light, string> = { red: '●', amber: '▲', hollow: '○', green: '•', grey: '–' }

/** A traffic light: shape, colour and word together, since colour never speaks alone. */
export function LightMark({ light, reading }: { light: LightState; reading: Pick<Reading, 't' | 'lightText'> }) {
  return (
    <span className={`light light--${light.light}`}>
      <span aria-hidden="true" className="light__shape">
        {lightShapes[light.light]}
      </span>
      {/* On track is no news: it is left to those who hear the page. */}
      <span className={light.reason === 'on-track' ? 'visually-hidden' : undefined}>
        {/* The reason alone says that nothing can be said yet. */}
        <span className={light.light === 'hollow' ? 'visually-hidden' : 'light__name'}>
          {reading.t(`light.${light.light}`)}
        </span>{' '}
        {reading.lightText(light)}
      </span>
    </span>
  )
}

export function StatusChip({ status, reading }: { status: Status; reading: Reading }) {
  return <span className={`chip chip--${status}`}>{reading.t(`status.${status}`)}</span>
}

/** In an element of its own: the cell's input lies beside it, and bare text would be set over both. */
export function TextCell({ value }: Cell): ReactNode {
  return <span>{value as string}</span>
}

/** What was to be written and could not be, for its owner to mend; why is said by the tooltip and to screen readers. */
export function WrongText({ refusal, reading }: { refusal: Refusal; reading: Reading }) {
  return (
    <span className="wrong" title={wrongText(refusal, reading)}>
      {refusedText(refusal, reading)}
    </span>
  )
}

export function WrongCell({ data, column, context, value }: Cell): ReactNode {
  const wrong = context.wrongAt(data!.key, column!.getColId())
  return wrong ? <WrongText refusal={wrong} reading={context.reading} /> : <span>{value as string}</span>
}

export function LightCell({ data, context }: Cell): ReactNode {
  const entry = context.store.lastEntry(data!.key)
  return entry ? <LightMark light={context.store.light(entry)} reading={context.reading} /> : null
}

export function StatusCell({ data, context }: Cell): ReactNode {
  const entry = context.store.lastEntry(data!.key)
  if (!entry) return null
  if (entry.children.length > 0) return <span className="roll-up">{context.reading.cellText(entry, 'status')}</span>
  return <StatusChip status={statusOf(entry.item)} reading={context.reading} />
}

/**
 * The next thing to be done with the row, where one click does it or leads to it; seen on the row under the mouse. At the
 * end of the title: where a cell is opened by a double click, nobody is to hit it instead.
 */
function NextVerb({ entry, context }: { entry: OutlineItem; context: GridContext }) {
  const { person, desk, reading, doVerb, openPanel } = context
  const verb = desk && nextVerb(person, entry.item, false)
  if (!verb) return null
  const isReview = verb === 'close'
  const missing = missingOf(verb, entry.item, reading.schema)
  return (
    <button
      className="next-verb"
      tabIndex={-1}
      onClick={({ currentTarget }) => {
        if (isReview || missing) return openPanel(entry.item.id, { at: isReview ? 'verbs' : missing!.column })
        // The button goes with the verb.
        currentTarget.closest<HTMLElement>('.ag-cell')?.focus()
        void doVerb(verb, entry)
      }}
    >
      {reading.t(isReview ? 'verbs.review' : `commands.names.${verb}`)}
    </button>
  )
}

/** A title; that of a sub-item that stands apart from its item behind the item's, quietly. */
export function TitleText({ item, parent, reading }: { item: Item; parent: OutlineItem | null; reading: Reading }) {
  const above = parent && reading.titleOf(parent.item)
  return (
    <>
      {above !== null && (
        <span className="title__parent" title={above}>
          <span className="title__parent-text">{above}</span>
          <span aria-hidden="true">›</span>
        </span>
      )}
      <span className="title__text">{reading.titleOf(item)}</span>
    </>
  )
}

/** The title, indented under its item, with what folds sub-items away and what opens the row's menu. */
export function TitleCell({ data, context }: Cell): ReactNode {
  const entry = context.store.lastEntry(data!.key)
  if (!entry) return null
  const { t } = context.reading
  const place = context.places.item(entry.item.id)
  const parent = place?.parent ?? null
  const isOpen = !context.isCollapsed(entry.item.id)
  return (
    <span className={`title title--${parent ? 0 : entry.depth}`}>
      {place && place.children.length > 0 && (
        <button
          className="fold"
          tabIndex={-1}
          aria-label={t(isOpen ? 'ledger.collapse' : 'ledger.expand')}
          aria-expanded={isOpen}
          onClick={() => context.toggle(entry.item.id)}
        >
          <span aria-hidden="true">▸</span>
        </button>
      )}
      <TitleText item={entry.item} parent={parent} reading={context.reading} />
      {context.changes && <RowTags kinds={context.changes.kinds(entry.item.id)} reading={context.reading} />}
      <RecordMarks item={entry.item.id} records={context.records} reading={context.reading} />
      {entry.children.length === 0 && <NextVerb entry={entry} context={context} />}
      {coordinates(context.person) && (
        <button
          className="row-menu-button"
          tabIndex={-1}
          aria-label={t('ledger.rowMenu')}
          onClick={(event) => {
            const box = event.currentTarget.getBoundingClientRect()
            context.openRowMenu(entry.item.id, { x: box.left, y: box.bottom })
          }}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      )}
    </span>
  )
}

/** A value that is more than its text. */
export function MarkCell({ data, column, context }: Cell): ReactNode {
  const item = context.store.lastEntry(data!.key)?.item
  const id = column!.getColId() as StoredColumn
  const known = context.reading.schema.column(id)
  return item && known ? <ValueMark column={known} value={cellIn(item, id)} reading={context.reading} /> : null
}

/** Two clicks are two clicks there: no editor opens for them. The grid hears of the second before React does. */
function keepDoubleClick(button: HTMLElement | null): void {
  button?.addEventListener('dblclick', (event) => event.stopPropagation())
}

/** Yes or no, which a click turns for those who may. */
export function FlagCell(cell: Cell): ReactNode {
  const { data, column, context } = cell
  const entry = context.store.entry(data!.key)
  const id = column!.getColId() as StoredColumn
  if (!entry || !context.isEditable(entry, id)) return <MarkCell {...cell} />
  const value = cellIn(entry.item, id)
  const { t, columnName } = context.reading
  return (
    <button
      ref={keepDoubleClick}
      className="flag-button"
      tabIndex={-1}
      aria-label={`${columnName(id)}${t('ledger.colon')}${isFlag(value) ? t(`flag.${value}`) : t('ledger.emptyValue')}`}
      onClick={() => context.write([{ item: entry.item.id, column: id, value: turned(value) }])}
    >
      {isFlag(value) ? <FlagMark flag={value} name="" /> : <span className="flag flag--none" />}
    </button>
  )
}

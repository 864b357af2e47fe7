import { statuses, type Status } from '../model/ledger/status'
import type { OutlineStream, RollUp } from '../model/ledger/outline'
import type { Seen } from '../model/view/seen'
import type { Reading } from '../reading/reading'
import { streamColour } from '../reading/streamColour'
import { lightShapes } from './cells'

/** The order in which a bar shows statuses: done first, what waits last. */
const barOrder: Status[] = ['closed', 'submitted', 'in_progress', 'blocked', 'returned', 'deferred', 'issued']

/** How far a stream is: one strip for each status, its width the share of items. */
export function ProgressBar({ rollUp, reading }: { rollUp: RollUp; reading: Pick<Reading, 't'> }) {
  const present = barOrder.filter((status) => rollUp.byStatus[status] > 0)
  const label = present.map((status) => `${reading.t(`status.${status}`)} ${rollUp.byStatus[status]}`).join(', ')
  return (
    <span className="bar" role="img" aria-label={label} title={label}>
      {present.map((status) => (
        <span key={status} className={`bar__part bar__part--${status}`} style={{ flexGrow: rollUp.byStatus[status] }} />
      ))}
    </span>
  )
}

/** The worst light of what stands in a group, where it is red or amber; a number, where any of its items has it. */
export function WorstLight({ seen: { worst, rollUp }, reading }: { seen: Seen; reading: Reading }) {
  if (worst?.light !== 'red' && worst?.light !== 'amber') return null
  const { light } = worst
  return (
    <span className={`stream-row__worst light--${light}`}>
      {lightShapes[light]} {reading.t(`light.${light}`)} {rollUp.byLight[light] || ''}
    </span>
  )
}

/** What one says of several items in a line: 12 项 · 3 推进中 · 1 待审核. */
export function summaryOf(seen: Seen, reading: Reading): string {
  const { rollUp } = seen
  const { t } = reading
  const counts = statuses
    .filter((status) => status !== 'issued' && rollUp.byStatus[status] > 0)
    .map((status) => `${rollUp.byStatus[status]} ${t(`status.${status}`)}`)
  return [reading.countText(seen), ...counts].join(' · ')
}

interface StreamHeadingProps {
  outline: OutlineStream
  /** What is seen of it. */
  seen: Seen
  reading: Reading
  isOpen: boolean
  onToggle: (() => void) | undefined
  /** For those who shape the ledger: opens its menu under the button that was pressed. */
  onMenu: ((button: Element) => void) | undefined
  /** In the grid, where a row may hold nothing but cells. */
  role: 'gridcell' | undefined
}

/** A stream's name, its problem, and how far what is seen of it is. */
export function StreamHeading({ outline, seen, reading, isOpen, onToggle, onMenu, role }: StreamHeadingProps) {
  const { t } = reading
  const problem = reading.problem(outline.stream)
  const { rollUp } = seen
  return (
    <div role={role} className={`stream-row ${streamColour(outline.number)}`}>
      <button
        className="fold"
        tabIndex={-1}
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'ledger.collapse' : 'ledger.expand')}
        onClick={onToggle}
      >
        <span aria-hidden="true">▸</span>
      </button>
      <span className="stream-row__numeral">{reading.numeral(outline.number)}</span>
      <span className="stream-row__title">{reading.titleOf(outline.stream)}</span>
      {onMenu && (
        <button
          className="stream-row__menu"
          tabIndex={-1}
          aria-haspopup="menu"
          aria-label={`${t('structure.streamMenu')} ${reading.titleOf(outline.stream)}`}
          onClick={({ currentTarget }) => onMenu(currentTarget)}
        >
          <span aria-hidden="true">⋯</span>
        </button>
      )}
      {problem.name && (
        <span className="stream-row__problem" title={problem.note}>
          {problem.name}
        </span>
      )}
      <span className="stream-row__summary">{summaryOf(seen, reading)}</span>
      <WorstLight seen={seen} reading={reading} />
      {rollUp.total > 0 && <ProgressBar rollUp={rollUp} reading={reading} />}
    </div>
  )
}

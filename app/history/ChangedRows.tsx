import { LightMark } from '../grid/cells'
import type { ComparedRow } from '../model/history/comparison'
import { isTextColumn } from '../model/ledger/columns'
import { extendedText } from '../records/extendedText'
import { OldNew } from './OldNew'
import { streamColour } from '../reading/streamColour'
import type { FullWording } from '../reading/useWording'

interface ChangedRowsProps {
  rows: readonly ComparedRow[]
  tracker: string
  reading: FullWording
  /** What the table is called. */
  label: string
}

/** Rows that changed, stream by stream: each changed cell from what to what, by whom and when. */
export function ChangedRows({ rows, tracker, reading, label }: ChangedRowsProps) {
  const { t } = reading
  const streams = [...new Set(rows.map((row) => row.label.stream))]
  return (
    <table className="changes" aria-label={label}>
      <thead>
        <tr>
          <th scope="col" className="changes__code">
            {t('records.compare.code')}
          </th>
          <th scope="col" className="changes__item">
            {t('records.compare.item')}
          </th>
          <th scope="col" className="changes__column">
            {t('records.compare.column')}
          </th>
          <th scope="col">{t('records.compare.change')}</th>
          <th scope="col" className="changes__who">
            {t('records.compare.who')}
          </th>
        </tr>
      </thead>
      {streams.map((stream) => {
        const own = rows.filter((row) => row.label.stream === stream)
        return [
          <tbody key={stream} className="changes__stream">
            <tr>
              <th scope="rowgroup" colSpan={5}>
                <span className={`stream-mark ${streamColour(reading.streamNumber(stream))}`}>
                  {reading.streamName(stream)}
                </span>
                <span className="changes__count">{t('records.compare.found', { count: own.length })}</span>
              </th>
            </tr>
          </tbody>,
          ...own.map((row) => <Row key={row.item} row={row} tracker={tracker} reading={reading} />),
        ]
      })}
    </table>
  )
}

function Row({ row, tracker, reading }: { row: ComparedRow; tracker: string; reading: FullWording }) {
  const { label, change, light } = row
  const lines = linesOf(row, reading)
  return (
    <tbody className="changes__row">
      {lines.map((line, i) => (
        <tr key={line.key}>
          {i === 0 && (
            <>
              <td rowSpan={lines.length} className="changes__code figures">
                {label.code}
              </td>
              <th scope="row" rowSpan={lines.length} className="changes__item">
                {change === 'removed' ? (
                  <span className="changes__title">{reading.titleOf(label)}</span>
                ) : (
                  <a className="changes__title" href={`/trackers/${tracker}?q=${encodeURIComponent(label.code)}`}>
                    {reading.titleOf(label)}
                  </a>
                )}
                <span className="changes__facts">
                  <span>
                    {reading.t('records.compare.lead', {
                      name: label.lead === '' ? reading.t('records.noLead') : reading.departmentName(label.lead),
                    })}
                  </span>
                  <Tags row={row} reading={reading} />
                  {change !== 'removed' &&
                    light.after &&
                    (light.before?.light ?? light.after.light) === light.after.light && (
                      <LightMark light={light.after} reading={reading} />
                    )}
                </span>
              </th>
            </>
          )}
          <td className="changes__column">{line.column}</td>
          <td className="change">{line.change}</td>
          <td className="changes__who">
            {line.by && <>{reading.who(line.by)} </>}
            {line.at !== null && <time>{reading.momentText(line.at)}</time>}
          </td>
        </tr>
      ))}
    </tbody>
  )
}

function linesOf({ change, cells, extended, light, by, at }: ComparedRow, reading: FullWording) {
  const { t } = reading
  if (change !== 'changed')
    return [
      {
        key: 'row',
        column: '',
        change: <>{t(change === 'added' ? 'records.compare.rowAdded' : 'records.compare.rowRemoved')}</>,
        by,
        at,
      },
    ]
  const lines = cells.map((cell) => ({
    key: cell.column,
    column: reading.columnName(cell.column),
    change: (
      <>
        <OldNew
          isLong={isTextColumn(cell.column)}
          before={reading.valueText(cell.column, cell.before)}
          after={reading.valueText(cell.column, cell.after)}
          reading={reading}
        />
        {cell.column === 'due' && extended && <span className="change__note">{extendedText(t, extended)}</span>}
      </>
    ),
    by: cell.by,
    at: cell.at,
  }))
  const [before, after] = [light.before!, light.after!]
  if (before.light === after.light) return lines
  return [
    ...lines,
    {
      key: 'light',
      column: reading.columnName('light'),
      change: (
        <>
          <del>
            <LightMark light={before} reading={reading} />
          </del>
          <span aria-hidden="true" className="change__arrow">
            {' '}
            →{' '}
          </span>
          <LightMark light={after} reading={reading} />
        </>
      ),
      by: null,
      at: null,
    },
  ]
}

function Tags({
  row: { change, isNewlyRed, isNewlyClosed },
  reading: { t },
}: {
  row: ComparedRow
  reading: FullWording
}) {
  const tags = [
    isNewlyRed && ('red' as const),
    isNewlyClosed && ('closed' as const),
    change !== 'changed' && change,
  ].filter((tag) => tag !== false)
  return (
    <>
      {tags.map((tag) => (
        <span key={tag} className={`changes__tag changes__tag--${tag}`}>
          {t(`records.compare.tags.${tag}`)}
        </span>
      ))}
    </>
  )
}

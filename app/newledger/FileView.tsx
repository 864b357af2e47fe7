import { useTranslation } from '../i18n/useTranslation'
import { isBlank } from '../model/text/fold'
import { FileSettings } from './FileSettings'
import { MeaningPicker } from './MeaningPicker'
import type { ShownProposal } from './recognise/shownProposal'
import type { Workbench } from './useWorkbench'

/** The file as it is, each column with what it is taken for, each row with what became of it. */
export function FileView({ bench, proposal }: { bench: Workbench; proposal: ShownProposal }) {
  const { t } = useTranslation()
  const { columns, rows, moreRows, problems, sheets } = proposal
  const wrong = new Set(problems.map(({ sheet, line, column }) => `${sheet}:${line}:${column ?? ''}`))
  const seen = columns.flatMap((column, i) => (column.name !== '' || column.examples.length > 0 ? i : []))
  const several = sheets.filter(({ isTaken }) => isTaken).length > 1
  return (
    <section className="new-ledger__file" aria-labelledby="file-title">
      <h2 id="file-title" className="new-ledger__heading" title={bench.name}>
        {bench.name}
        <span className="import__hint">{proposal.encoding}</span>
      </h2>
      <FileSettings bench={bench} proposal={proposal} />
      <div className="new-ledger__scroll" tabIndex={0} role="region" aria-label={t('newLedger.fileRows')}>
        <table className="table new-ledger__table">
          <thead>
            <tr>
              <th scope="col" className="new-ledger__line">
                {t('newLedger.line')}
              </th>
              {seen.map((i) => (
                <th
                  key={i}
                  scope="col"
                  className={columns[i]!.meaning === 'out' ? 'new-ledger__column--out' : undefined}
                >
                  <span className="new-ledger__name" title={columns[i]!.name}>
                    {columns[i]!.name || t('transfer.noName', { letter: columns[i]!.letter })}
                  </span>
                  <MeaningPicker column={columns[i]!} onPick={(meaning) => bench.correct('meanings', i, meaning)} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, sheet, line, cells, fate }) => (
              <tr key={key} className={`new-ledger__row--${fate}`}>
                <th scope="row" className="new-ledger__line">
                  {several && <span className="new-ledger__sheet">{sheets[sheet]!.name}</span>}
                  <span className="figures">{line}</span> {t(`newLedger.fate.${fate}`)}
                </th>
                {seen.map((i) => (
                  <td
                    key={i}
                    title={isBlank(cells[i] ?? '') ? undefined : cells[i]}
                    className={wrong.has(`${key}:${i}`) ? 'new-ledger__cell--wrong' : undefined}
                  >
                    {cells[i]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {moreRows > 0 && (
        <button className="button button--quiet button--small" onClick={() => bench.showMore('rows')}>
          {t('newLedger.moreRows', { count: moreRows })}
        </button>
      )}
    </section>
  )
}

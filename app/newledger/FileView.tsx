import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { isBlank } from '../model/text/fold'
import { FileSettings } from './FileSettings'
import { MeaningPicker } from './MeaningPicker'
import type { Proposal } from './recognise/proposal'
import type { Workbench } from './useWorkbench'

/** So many rows are shown at first, and at each further click. */
const atOnce = 40

/** The file as it is, each column with what it is taken for, each row with what became of it. */
export function FileView({ bench, proposal }: { bench: Workbench; proposal: Proposal }) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(atOnce)
  const { columns, rows, fates, problems, sheets } = proposal
  const wrong = new Set(problems.map(({ sheet, line, column }) => `${sheet}:${line}:${column ?? ''}`))
  const seen = columns.flatMap((column, i) => (column.name !== '' || column.examples.length > 0 ? i : []))
  const several = sheets.filter(({ isTaken }) => isTaken).length > 1
  return (
    <section className="new-ledger__file" aria-labelledby="file-title">
      <h2 id="file-title" className="new-ledger__heading" title={bench.name}>
        {bench.name}
        <span className="import__hint">{bench.file?.encoding}</span>
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
            {rows.slice(0, shown).map(({ key, sheet, line, cells }) => (
              <tr key={key} className={`new-ledger__row--${fates.get(key) ?? 'out'}`}>
                <th scope="row" className="new-ledger__line">
                  {several && <span className="new-ledger__sheet">{sheets[sheet]!.name}</span>}
                  <span className="figures">{line}</span> {t(`newLedger.fate.${fates.get(key) ?? 'out'}`)}
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
      {rows.length > shown && (
        <button className="button button--quiet button--small" onClick={() => setShown(shown + atOnce * 5)}>
          {t('newLedger.moreRows', { count: rows.length - shown })}
        </button>
      )}
    </section>
  )
}

import { useTranslation } from '../i18n/useTranslation'
import type { StreamSource } from './recognise/proposal'
import type { ShownProposal } from './recognise/shownProposal'
import type { Workbench } from './useWorkbench'

/** The header stands among the first so many lines. */
const headerWithin = 20
/** So many years before and behind the present choice are offered. */
const yearsAround = 5

/** Which sheets are taken, where the header is, where streams come from, and whether hidden rows count. */
export function FileSettings({ bench, proposal }: { bench: Workbench; proposal: ShownProposal }) {
  const { t } = useTranslation()
  const { sheets, streamSource, streamSources, hiddenRows, year } = proposal
  const taken = sheets.flatMap(({ isTaken }, i) => (isTaken ? i : []))
  return (
    <div className="new-ledger__settings">
      {sheets.length > 1 && (
        <fieldset className="new-ledger__sheets">
          <legend>{t('transfer.sheet')}</legend>
          {sheets.map(({ name, isHidden, isTaken, rows: count }, i) => (
            <label key={i}>
              <input
                type="checkbox"
                checked={isTaken}
                disabled={count === 0 || (isTaken && taken.length === 1)}
                onChange={({ target }) => bench.correct('sheets', i, target.checked)}
              />{' '}
              {name}
              {isHidden && <span className="import__hint">{t('newLedger.hidden')}</span>}
            </label>
          ))}
        </fieldset>
      )}
      {taken.slice(0, 1).map((i) => {
        const { line, lines } = sheets[i]!.header
        const change = (to: { line: number; lines: number }) => {
          for (const one of taken) bench.correct('headers', one, to)
        }
        return (
          <label key={i}>
            {t('newLedger.headerLine')}{' '}
            <select
              className="input input--small"
              value={lines === 0 ? '1/0' : `${line}/${lines}`}
              onChange={({ target }) => {
                const [to = 1, of = 1] = target.value.split('/').map(Number)
                change({ line: to, lines: of })
              }}
            >
              <option value="1/0">{t('newLedger.noHeader')}</option>
              {Array.from({ length: headerWithin }, (_, n) => n + 1).flatMap((at) =>
                [1, 2].map((of) => (
                  <option key={`${at}/${of}`} value={`${at}/${of}`}>
                    {of === 1 ? at : `${at}–${at + 1}`}
                  </option>
                )),
              )}
            </select>
          </label>
        )
      })}
      <label>
        {t('newLedger.streamsFrom')}{' '}
        <select
          className="input input--small"
          value={streamSource}
          onChange={({ target }) => bench.set('streamSource', target.value as StreamSource)}
        >
          {streamSources.map((source) => (
            <option key={source} value={source}>
              {t(`newLedger.source.${source}`)}
            </option>
          ))}
        </select>
      </label>
      {year && (
        <label>
          {t('newLedger.yearOf', { count: year.count })}{' '}
          <select
            className="input input--small"
            value={year.year}
            onChange={({ target }) => bench.set('year', Number(target.value))}
          >
            {Array.from({ length: 2 * yearsAround + 1 }, (_, i) => year.year - yearsAround + i).map((one) => (
              <option key={one} value={one}>
                {t('newLedger.yearIs', { year: one })}
              </option>
            ))}
          </select>
        </label>
      )}
      {hiddenRows > 0 && (
        <label>
          <input
            type="checkbox"
            checked={bench.corrections.takesHidden ?? false}
            onChange={({ target }) => bench.set('takesHidden', target.checked)}
          />{' '}
          {t('newLedger.takeHidden', { count: hiddenRows })}
        </label>
      )}
    </div>
  )
}

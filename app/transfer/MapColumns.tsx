import type { Translate } from '../i18n/Translate'
import { columnName } from './columnName'
import type { FileTable } from './fileTable'
import { isComputedName, type ImportColumn } from './guessColumns'
import type { Import } from './useImport'

/** How many of a column's contents stand as an example. */
const examples = 2

/** The second step: which column of the file is which of the ledger's. */
export function MapColumns({ t, importing, onCancel }: { t: Translate; importing: Import; onCancel: () => void }) {
  const { file, table, sheet, mapping, clearsEmpty } = importing
  if (!file || !table) return null
  const hasKey = mapping.includes('code') || mapping.includes('title')
  return (
    <>
      <div className="import__body">
        <p className="import__hint import__about">
          {file.tables.length > 1 && (
            <label>
              {t('transfer.sheet')}{' '}
              <select
                className="input input--small"
                value={sheet}
                onChange={(event) => importing.chooseSheet(Number(event.target.value))}
              >
                {file.tables.map(({ name }, i) => (
                  <option key={i} value={i}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {t('transfer.readAs', { encoding: file.encoding, rows: table.rows.length.toLocaleString('en') })}
          {table.headerLine > 1 && <> · {t('transfer.aboveHeader', { line: table.headerLine })}</>}
        </p>
        <table className="table import__columns">
          <thead>
            <tr>
              <th scope="col">{t('transfer.inFile')}</th>
              <th scope="col">{t('transfer.example')}</th>
              <th scope="col">{t('transfer.inLedger')}</th>
            </tr>
          </thead>
          <tbody>
            {table.header.map((given, i) => {
              const name = columnName(t, table, i)
              const column = mapping[i] ?? null
              return (
                <tr key={i} className={column === null ? 'import__ignored' : undefined}>
                  <th scope="row">{name}</th>
                  <td className="import__example">{exampleOf(table, i)}</td>
                  <td>
                    <select
                      className="input input--small"
                      aria-label={t('transfer.columnFor', { name })}
                      value={column ?? ''}
                      onChange={(event) => importing.assign(i, (event.target.value || null) as ImportColumn | null)}
                    >
                      <option value="">{t('transfer.ignore')}</option>
                      {importing.columns.map((choice) => (
                        <option key={choice} value={choice}>
                          {importing.nameOf(choice)}
                        </option>
                      ))}
                    </select>
                    {column === null && isComputedName(given) && (
                      <span className="import__hint">{t('transfer.computed')}</span>
                    )}
                    {column === 'code' && <span className="import__hint">{t('transfer.rowKey')}</span>}
                    {column === 'stream' && <span className="import__hint">{t('transfer.placeKey')}</span>}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      <footer className="import__foot">
        <label className="import__choice">
          <input
            type="checkbox"
            checked={clearsEmpty}
            onChange={(event) => importing.setClearsEmpty(event.target.checked)}
          />{' '}
          {t('transfer.clearsEmpty')}
        </label>
        {!hasKey && (
          <p className="field__error" role="alert">
            {t('transfer.needsKey')}
          </p>
        )}
        <span className="import__space" />
        <button className="button" onClick={onCancel}>
          {t('ledger.cancel')}
        </button>
        <button className="button" onClick={importing.startOver}>
          {t('transfer.another')}
        </button>
        <button className="button button--primary" disabled={!hasKey} onClick={importing.preview}>
          {t('transfer.toPreview')}
        </button>
      </footer>
    </>
  )
}

function exampleOf({ rows }: FileTable, column: number): string {
  const found = new Set<string>()
  for (const { cells } of rows) {
    const text = cells[column]?.trim()
    if (text) found.add(text.length > 60 ? `${text.slice(0, 60)}…` : text)
    if (found.size === examples) break
  }
  return [...found].join(' · ')
}

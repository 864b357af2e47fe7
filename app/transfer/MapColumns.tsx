import type { TFunction } from 'i18next'
import { columnName } from './columnName'
import type { FileTable } from './fileTable'
import { importColumns, isComputedName, type ImportColumn } from './guessColumns'
import type { Import } from './useImport'

/** How many of a column's contents stand as an example. */
const examples = 2

/** The second step: which column of the file is which of the ledger's. */
export function MapColumns({ t, importing, onCancel }: { t: TFunction; importing: Import; onCancel: () => void }) {
  const { file, table, sheet, mapping, clearsEmpty } = importing
  if (!file || !table) return null
  const hasKey = mapping.includes('code') || mapping.includes('title')
  return (
    <>
      <div className="import__body">
        <p className="import__hint import__about">
          {file.tables.length > 1 && (
            <label>
              {t('sheet')}{' '}
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
          {t('readAs', { encoding: file.encoding, rows: table.rows.length.toLocaleString('en') })}
          {table.headerLine > 1 && <> · {t('aboveHeader', { line: table.headerLine })}</>}
        </p>
        <table className="table import__columns">
          <thead>
            <tr>
              <th scope="col">{t('inFile')}</th>
              <th scope="col">{t('example')}</th>
              <th scope="col">{t('inLedger')}</th>
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
                      aria-label={t('columnFor', { name })}
                      value={column ?? ''}
                      onChange={(event) => importing.assign(i, (event.target.value || null) as ImportColumn | null)}
                    >
                      <option value="">{t('ignore')}</option>
                      {importColumns.map((choice) => (
                        <option key={choice} value={choice}>
                          {t(`column.${choice}`)}
                        </option>
                      ))}
                    </select>
                    {column === null && isComputedName(given) && <span className="import__hint">{t('computed')}</span>}
                    {column === 'code' && <span className="import__hint">{t('rowKey')}</span>}
                    {column === 'stream' && <span className="import__hint">{t('placeKey')}</span>}
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
          {t('clearsEmpty')}
        </label>
        {!hasKey && (
          <p className="field__error" role="alert">
            {t('needsKey')}
          </p>
        )}
        <span className="import__space" />
        <button className="button" onClick={onCancel}>
          {t('ledger.cancel')}
        </button>
        <button className="button" onClick={importing.startOver}>
          {t('another')}
        </button>
        <button className="button button--primary" disabled={!hasKey} onClick={importing.preview}>
          {t('toPreview')}
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

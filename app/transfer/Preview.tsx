import type { Translate } from '../i18n/Translate'
import { useState } from 'react'
import type { Language } from '../i18n/language'
import { leftOutNames } from './columnName'
import type { Plan, PlannedRow } from './plan'
import { PreviewRow } from './PreviewRow'
import { summaryText } from './summaryText'
import type { Import } from './useImport'

const filters = ['all', 'new', 'changed', 'refused'] as const
type Filter = (typeof filters)[number]
/** More at once would make a browser slow. */
const pageSize = 50

interface PreviewProps {
  t: Translate
  importing: Import
  isOnline: boolean
  language: Language
  onCancel: () => void
  onWrite: () => void
}

/** The third step: each cell that would change, from what to what, and what is not written and why. */
export function Preview({ t, importing, isOnline, language, onCancel, onWrite }: PreviewProps) {
  const { plan, isStale, table, mapping } = importing
  const [filter, setFilter] = useState<Filter>('all')
  const [page, setPage] = useState(0)
  if (!plan || !table) return null
  const what = summaryText(t, plan)
  const found = plan.rows.filter((row) => isOfKind(row, filter))
  const first = Math.min(page, Math.max(0, Math.ceil(found.length / pageSize) - 1)) * pageSize
  const shown = found.slice(first, first + pageSize)
  const ignored = leftOutNames(t, table, mapping)
  const number = (count: number) => count.toLocaleString('en')
  return (
    <>
      <div className="import__body">
        {isStale && (
          <p className="notice" role="alert">
            {t('transfer.stale')}
          </p>
        )}
        {what === '' && (
          <div className="import__nothing">
            <h3>{t('transfer.nothingTitle')}</h3>
            <p>{t(plan.rows.length === 0 ? 'transfer.nothingText' : 'transfer.nothingAllowed')}</p>
          </div>
        )}
        {plan.rows.length > 0 && (
          <div className="import__filters" role="group" aria-label={t('transfer.filtersLabel')}>
            {filters.map((choice) => (
              <button
                key={choice}
                className="button button--small"
                aria-pressed={choice === filter}
                onClick={() => {
                  setFilter(choice)
                  setPage(0)
                }}
              >
                {t(`transfer.filters.${choice}`)}{' '}
                <span className="figures">{number(plan.rows.filter((row) => isOfKind(row, choice)).length)}</span>
              </button>
            ))}
            <span className="import__space" />
            {found.length > pageSize && (
              <>
                <span className="import__hint figures" role="status">
                  {t('transfer.page', { from: first + 1, to: first + shown.length, total: number(found.length) })}
                </span>
                <button
                  className="button button--small"
                  disabled={first === 0}
                  onClick={() => setPage(first / pageSize - 1)}
                >
                  {t('transfer.previous')}
                </button>
                <button
                  className="button button--small"
                  disabled={first + pageSize >= found.length}
                  onClick={() => setPage(first / pageSize + 1)}
                >
                  {t('transfer.next')}
                </button>
              </>
            )}
          </div>
        )}
        {plan.rows.length > 0 && found.length === 0 && <p className="import__hint">{t('transfer.ofThisKind')}</p>}
        {shown.length > 0 && (
          <table className="import__preview">
            <colgroup>
              <col className="import__labels" />
              <col />
            </colgroup>
            <tbody>
              {shown.map((row) => (
                <PreviewRow
                  key={row.line}
                  row={row}
                  t={t}
                  columnName={importing.nameOf}
                  hasCodes={mapping.includes('code')}
                />
              ))}
            </tbody>
          </table>
        )}
        <p className="import__hint">{notes(t, plan, ignored, language)}</p>
      </div>
      <footer className="import__foot">
        {!isOnline && (
          <p className="field__error" role="alert">
            {t('transfer.offline')}
          </p>
        )}
        <span className="import__space" />
        <button className="button" onClick={onCancel}>
          {t('ledger.cancel')}
        </button>
        <button className="button" onClick={importing.backToMapping}>
          {t('transfer.back')}
        </button>
        <button className="button button--primary" disabled={what === '' || !isOnline} onClick={onWrite}>
          {what === '' ? t('transfer.steps.write') : t('transfer.write', { what })}
        </button>
      </footer>
    </>
  )
}

function isOfKind({ kind, refused }: PlannedRow, filter: Filter): boolean {
  return filter === 'all' || (filter === 'refused' ? refused.length > 0 : kind === filter)
}

function notes(t: Translate, { counts }: Plan, ignored: string[], language: Language): string {
  const { unchangedRows, emptyCells } = counts
  const parts = [
    unchangedRows > 0 && t('transfer.unchanged', { count: unchangedRows }),
    emptyCells > 0 && t('transfer.emptyCells', { count: emptyCells }),
    ignored.length > 0 && t('transfer.ignoredColumns', { names: ignored.join(language === 'en' ? ', ' : '、') }),
    t('transfer.untouched'),
  ]
  return parts.filter(Boolean).join(language === 'en' ? ' ' : '')
}

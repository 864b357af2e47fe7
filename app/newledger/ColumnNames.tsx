import { words } from '../i18n/words'
import { unitIn } from '../i18n/unitIn'
import { useTranslation } from '../i18n/useTranslation'
import { isBuiltIn, type ColumnId } from '../model/ledger/columns'
import { limits } from '../model/ledger/limits'
import type { ColumnNames as Names } from './recognise/proposal'
import type { ShownProposal } from './recognise/shownProposal'
import { writtenDue } from './recognise/writtenDue'
import { SaidOnLeaving } from './SaidOnLeaving'
import type { Workbench } from './useWorkbench'

interface ColumnNamesProps {
  bench: Workbench
  proposal: ShownProposal
}

/** What the ledger's columns that come from the file are called, in both languages. */
export function ColumnNames({ bench, proposal: { columns, names } }: ColumnNamesProps) {
  const { t } = useTranslation()
  const found = columns.flatMap(({ id, name, letter }) => (id === null ? [] : [{ id, inFile: name || letter }]))
  const due = columns.find(({ id }) => id === 'due')
  if (due && names.some(({ id }) => id === writtenDue.id))
    found.push({ id: writtenDue.id, inFile: due.name || due.letter })
  if (found.length === 0) return null
  return (
    <>
      <h3>{t('newLedger.columns')}</h3>
      <div className="new-ledger__scroll" tabIndex={0} role="region" aria-label={t('newLedger.columns')}>
        <table className="table new-ledger__names">
          <thead>
            <tr>
              <th scope="col">{t('newLedger.inFile')}</th>
              <th scope="col">{t('newLedger.columnName')}</th>
              <th scope="col">{t('newLedger.columnNameEn')}</th>
            </tr>
          </thead>
          <tbody>
            {found.map((one) => (
              <ColumnRow key={one.id} {...one} bench={bench} record={names.find(({ id }) => id === one.id)} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

interface ColumnRowProps {
  bench: Workbench
  /** As the ledger has it; a built-in one that is called as everywhere is not there. */
  record: ShownProposal['names'][number] | undefined
  id: ColumnId
  inFile: string
}

function ColumnRow({ bench, record, id, inFile }: ColumnRowProps) {
  const { t, language } = useTranslation()
  const say = (change: Names) => bench.correct('columnNames', id, { ...bench.corrections.columnNames[id], ...change })
  const usual = (of: 'zh' | 'en') => (isBuiltIn(id) ? words[of].column[id] : undefined)
  const kind = record?.kind
    ? [t(`newLedger.kind.${record.kind}`), unitIn(language, record.unit)].filter(Boolean).join(' · ')
    : ''
  return (
    <tr>
      <th scope="row">
        {inFile}
        {kind && <span className="import__hint">{t('newLedger.ownOf', { kind })}</span>}
      </th>
      <td>
        <SaidOnLeaving
          label={t('newLedger.columnNameOf', { name: inFile })}
          value={record?.name ?? ''}
          maxLength={limits.columnName}
          placeholder={usual('zh')}
          onSay={(name) => say({ name })}
        />
      </td>
      <td>
        <SaidOnLeaving
          label={t('newLedger.inEnglishOf', { name: inFile })}
          value={record?.nameEn ?? ''}
          maxLength={limits.columnName}
          placeholder={usual('en') ?? t('newLedger.asInChinese')}
          onSay={(nameEn) => say({ nameEn })}
        />
      </td>
    </tr>
  )
}

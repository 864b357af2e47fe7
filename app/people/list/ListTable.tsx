import { useCallback, useId } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { openDepartments, type Department } from '../../model/ledger/person'
import { useLatest } from '../../ui/useLatest'
import type { Draft } from './Draft'
import { ListRow } from './ListRow'
import { UnknownRoles } from './UnknownRoles'
import type { Drafts } from './useDrafts'

/** The list as a table, each line with what is wrong with it. */
export function ListTable({ drafts, departments }: { drafts: Drafts; departments: readonly Department[] }) {
  const { t, language } = useTranslation()
  const names = useId()
  const latest = useLatest(drafts)
  const onChange = useCallback((key: number, patch: Partial<Draft>) => latest().change(key, patch), [latest])
  const onRemove = useCallback((key: number) => latest().remove(key), [latest])
  return (
    <div className="people__scroll">
      <UnknownRoles drafts={drafts} />
      <datalist id={names}>
        {openDepartments(departments).map(({ id, name }) => (
          <option key={id} value={name[language]} />
        ))}
      </datalist>
      <table className="table people-list__table" aria-label={t('peopleList.paste')}>
        <thead>
          <tr>
            <th scope="col" className="people-list__number" />
            <th scope="col">{t('peopleList.name')}</th>
            <th scope="col">{t('peopleList.account')}</th>
            <th scope="col" className="people-list__wide">
              {t('peopleList.department')}
            </th>
            <th scope="col">{t('peopleList.role')}</th>
            <th scope="col" className="people-list__access">
              {t('peopleList.access')}
            </th>
            <th scope="col" className="people-list__actions">
              <span className="visually-hidden">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {drafts.drafts.map((draft, i) => (
            <ListRow
              key={draft.key}
              {...{ draft, onChange, onRemove }}
              line={i + 1}
              problems={drafts.problems[i]!.join(' ')}
              likely={
                drafts.problems[i]!.includes('department-unknown')
                  ? drafts.meant.likelyNames(draft.department).join('\n')
                  : ''
              }
              departments={names}
            />
          ))}
        </tbody>
      </table>
      <button type="button" className="button button--quiet button--small people-list__add" onClick={drafts.add}>
        {t('peopleList.add')}
      </button>
    </div>
  )
}

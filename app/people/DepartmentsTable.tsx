import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { DepartmentUse, ListedDepartment } from '../ports/people'
import type { Refused } from './acted'
import { nothingAsked, peopleAddress } from './askedPeople'
import { EditDepartment } from './EditDepartment'
import { usePeopleAddress } from './usePeopleAddress'

interface DepartmentsTableProps {
  /** Those to show. */
  shown: readonly ListedDepartment[]
  departments: readonly ListedDepartment[]
  /** Which department's row is open, where that stands, and how many are invited to it. */
  editing: string | null
  use: DepartmentUse | null
  invited: number
  refused: Refused | undefined
}

/** All departments; a row opens in place, as in `PeopleTable`. */
export function DepartmentsTable({ shown, departments, editing, use, invited, refused }: DepartmentsTableProps) {
  const { t } = useTranslation()
  const { addressOf } = usePeopleAddress()
  if (departments.length === 0) return <p className="people__hint">{t('people.noDepartments')}</p>
  if (shown.length === 0) return <p className="people__hint">{t('people.nobodyFound')}</p>
  return (
    <div className="people__scroll">
      <table className="table people__table" aria-labelledby="departments-title">
        <thead>
          <tr>
            <th scope="col">{t('people.departmentName')}</th>
            <th scope="col" className="people__long">
              {t('people.departmentNameEn')}
            </th>
            <th scope="col" className="people__brief">
              {t('people.short')}
            </th>
            <th scope="col">{t('people.kind')}</th>
            <th scope="col" className="people__number">
              {t('people.count')}
            </th>
            <th scope="col" className="people__actions">
              <span className="visually-hidden">{t('people.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((department) =>
            editing === department.id ? (
              <EditDepartment
                key={department.id}
                department={department}
                departments={departments}
                invited={invited}
                use={use}
                refused={refused}
              />
            ) : (
              <tr key={department.id} className={department.isClosed && 'people__row--off'}>
                <th scope="row" lang="zh-CN">
                  {department.name.zh}
                  <ClosedTag department={department} departments={departments} />
                </th>
                <td lang="en">{department.name.en}</td>
                <td lang="zh-CN">{department.short}</td>
                <td>{t(`people.kind-${department.kind}`)}</td>
                <td className="people__number">
                  {department.people > 0 && (
                    // Loads the page anew, with the fields of its search.
                    <a
                      href={peopleAddress({ ...nothingAsked, department: department.id })}
                      aria-label={t('people.peopleIn', { count: department.people, name: department.name.zh })}
                    >
                      {department.people}
                    </a>
                  )}
                </td>
                <td className="people__actions">
                  <Link
                    to={addressOf({ editDepartment: department.id })}
                    preventScrollReset
                    className="button button--quiet button--small"
                    aria-label={t('people.editOf', { name: department.name.zh })}
                  >
                    {t('people.edit')}
                  </Link>
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** That it is closed, or what it became part of. */
function ClosedTag({
  department,
  departments,
}: {
  department: ListedDepartment
  departments: readonly ListedDepartment[]
}) {
  const { t, language } = useTranslation()
  if (!department.isClosed) return null
  const into = departments.find(({ id }) => id === department.mergedInto)
  const name = into?.name[language] ?? ''
  return (
    <span className="people__tag" lang={language === 'zh' ? 'zh-CN' : 'en'}>
      {department.isMerging
        ? t('people.merging', { name })
        : into
          ? t('people.mergedInto', { name })
          : t('people.disabled')}
    </span>
  )
}

import { Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { DepartmentUse, Invitation, ListedDepartment } from '../ports/people'
import type { Refused } from './acted'
import { EditDepartment } from './EditDepartment'

interface DepartmentsTableProps {
  departments: readonly ListedDepartment[]
  invitations: readonly Invitation[]
  /** Which department's row is open, and where that stands. */
  editing: string | null
  use: DepartmentUse | null
  refused: Refused | undefined
}

/** All departments; a row opens in place, as in `PeopleTable`. */
export function DepartmentsTable({ departments, invitations, editing, use, refused }: DepartmentsTableProps) {
  const { t } = useTranslation()
  if (departments.length === 0) return <p className="people__hint">{t('people.noDepartments')}</p>
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
          {departments.map((department) =>
            editing === department.id ? (
              <EditDepartment
                key={department.id}
                department={department}
                departments={departments}
                invited={invitations.filter((invitation) => invitation.department === department.id).length}
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
                <td className="people__number">{department.people || ''}</td>
                <td className="people__actions">
                  <Link
                    to={`/people?department=${department.id}`}
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

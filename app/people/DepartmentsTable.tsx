import { Form, Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import { departmentKinds, type Department } from '../model/ledger/person'
import { refusedAt, type Refused } from './acted'
import { useProblemText } from './useProblemText'

interface DepartmentsTableProps {
  departments: readonly (Department & { people: number })[]
  /** Which department's row is open. */
  editing: string | null
  refused: Refused | undefined
}

/** All departments; a row opens in place, as in `PeopleTable`. */
export function DepartmentsTable({ departments, editing, refused }: DepartmentsTableProps) {
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
              <EditRow
                key={department.id}
                department={department}
                refused={refusedAt(refused, ['department-save', 'department-remove'], department.id)}
              />
            ) : (
              <tr key={department.id}>
                <th scope="row" lang="zh-CN">
                  {department.name.zh}
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

function EditRow({
  department,
  refused,
}: {
  department: Department & { people: number }
  refused: Refused | undefined
}) {
  const { t } = useTranslation()
  const problem = useProblemText()(refused)
  const form = `department-${department.id}`
  const typed = refused?.values
  const input = { form, className: 'input', maxLength: 200 }
  return (
    <>
      <tr className={problem ? 'people__row--open people__row--wrong' : 'people__row--open'}>
        <th scope="row">
          <input
            {...input}
            name="zh"
            required
            autoFocus
            defaultValue={typed?.zh ?? department.name.zh}
            aria-label={t('people.departmentName')}
          />
        </th>
        <td>
          <input
            {...input}
            name="en"
            defaultValue={typed?.en ?? department.name.en}
            aria-label={t('people.departmentNameEn')}
          />
        </td>
        <td>
          <input
            {...input}
            name="short"
            defaultValue={typed?.short ?? department.short}
            aria-label={t('people.short')}
          />
        </td>
        <td>
          <KindSelect form={form} value={typed?.kind ?? department.kind} label={t('people.kind')} />
        </td>
        <td className="people__number">{department.people || ''}</td>
        <td className="people__actions">
          <Form id={form} method="post" action="/people#departments" preventScrollReset className="people__buttons">
            <input type="hidden" name="id" value={department.id} />
            <button className="button button--primary button--small" name="intent" value="department-save">
              {t('people.save')}
            </button>
            <Link to="/people" preventScrollReset className="button button--quiet button--small">
              {t('people.cancel')}
            </Link>
            <button
              className="button button--danger button--small"
              name="intent"
              value="department-remove"
              formNoValidate
            >
              {t('people.remove')}
            </button>
          </Form>
        </td>
      </tr>
      {problem && (
        <tr className="people__row--open">
          <td colSpan={6}>
            <p className="field__error" role="alert">
              {problem}
            </p>
          </td>
        </tr>
      )}
    </>
  )
}

export function KindSelect({ id, form, value, label }: { id?: string; form?: string; value: string; label?: string }) {
  const { t } = useTranslation()
  return (
    <select id={id} form={form} name="kind" className="input" defaultValue={value} aria-label={label}>
      {departmentKinds.map((kind) => (
        <option key={kind} value={kind}>
          {t(`people.kind-${kind}`)}
        </option>
      ))}
    </select>
  )
}

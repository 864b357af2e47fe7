import { useTranslation } from '../i18n/useTranslation'
import { houseRoles } from '../model/house/housePerson'
import { departmentKinds, type Department } from '../model/ledger/person'

interface SelectProps {
  id?: string
  /** The form it belongs to, when it stands outside of it. */
  form?: string
  value: string
  /** What a screen reader calls it, where no label is seen. */
  label?: string
  autoFocus?: boolean
}

export function RoleSelect({ id, form, value, label, autoFocus }: SelectProps) {
  const { t } = useTranslation()
  return (
    <select
      id={id}
      form={form}
      name="role"
      className="input"
      defaultValue={value}
      aria-label={label}
      autoFocus={autoFocus}
    >
      {houseRoles.map((role) => (
        <option key={role} value={role}>
          {t(`houseRole.${role}`)}
        </option>
      ))}
    </select>
  )
}

interface DepartmentSelectProps extends SelectProps {
  departments: readonly Department[]
  name?: string
  /** What '' says. */
  none?: string
  required?: boolean
}

/** All open departments by kind, and the one that is chosen already; '' is none. */
export function DepartmentSelect({
  departments,
  name = 'department',
  none,
  required,
  id,
  form,
  value,
  label,
}: DepartmentSelectProps) {
  const { t, language } = useTranslation()
  const offered = departments.filter((department) => !department.isClosed || department.id === value)
  return (
    <select {...{ id, form, name, required }} className="input" defaultValue={value} aria-label={label}>
      <option value="">{none ?? t('people.noDepartment')}</option>
      {departmentKinds.map((kind) => {
        const members = offered.filter((department) => department.kind === kind)
        return (
          members.length > 0 && (
            <optgroup key={kind} label={t(`people.kind-${kind}`)}>
              {members.map((department) => (
                <option key={department.id} value={department.id}>
                  {department.name[language]}
                </option>
              ))}
            </optgroup>
          )
        )
      })}
    </select>
  )
}

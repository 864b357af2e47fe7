import { useMemo, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { openDepartments } from '../model/ledger/person'
import { searchRank } from '../model/view/searchRank'
import { useRecordContext } from './RecordContext'

interface DepartmentsFieldProps {
  id: string
  /** Their ids, a line each, in the order in which they were chosen. */
  value: string
  isFirst: boolean
  onChange(value: string): void
}

/** Several departments, found by typing a part of their names or the initials of their pinyin. */
export function DepartmentsField({ id, value, isFirst, onChange }: DepartmentsFieldProps) {
  const { t } = useTranslation()
  const { reading, person } = useRecordContext()
  const [typed, setTyped] = useState('')
  const options = useMemo(
    () =>
      openDepartments(reading.departments)
        .filter((department) => department.id !== person.department)
        .map(({ id: one, name, short }) => ({
          value: one,
          label: reading.departmentName(one),
          alias: [name.zh, name.en, short].join(' '),
        })),
    [reading, person.department],
  )
  const chosen = value.split('\n').filter(Boolean)
  const toggle = (one: string) =>
    onChange((chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one]).join('\n'))
  return (
    <>
      <input
        id={id}
        className="input"
        type="search"
        autoFocus={isFirst}
        aria-label={t('asks.findDepartment')}
        placeholder={t('asks.findDepartment')}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      <ul className="department-choices">
        {searchRank(options, typed).map(({ value: one, label }) => (
          <li key={one}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(one)}
                onChange={() => {
                  toggle(one)
                  setTyped('')
                }}
              />
              {label}
            </label>
          </li>
        ))}
      </ul>
      {chosen.length > 0 && (
        <p className="field__hint">
          {t('asks.calls', { departments: reading.list(chosen.map(reading.departmentName)) })}
        </p>
      )}
    </>
  )
}

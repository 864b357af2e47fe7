import { Form, type FormProps } from '@remix-run/react'
import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { ListedDepartment } from '../ports/people'
import { DepartmentSelect } from './RightsSelects'

interface MergeFormProps {
  form: FormProps
  department: ListedDepartment
  departments: readonly ListedDepartment[]
  /** What follows it, in words; '' when nothing does. */
  changes: string
}

/** Merges a department into another, once it was said again with both names what becomes of it. */
export function MergeForm({ form, department, departments, changes }: MergeFormProps) {
  const { t, language } = useTranslation()
  const [into, setInto] = useState<ListedDepartment | null>(null)
  const consequence = changes === '' ? t('people.mergeNothing') : t('people.mergeHint', { changes })
  const sentBy = { name: 'intent', value: 'department-merge' }
  if (into)
    return (
      <Form
        {...form}
        className="people__ask"
        role="alertdialog"
        aria-labelledby="merge-ask"
        aria-describedby="merge-consequence"
      >
        <input type="hidden" name="id" value={department.id} />
        <input type="hidden" name="into" value={into.id} />
        <strong id="merge-ask">
          {t('people.mergeAsk', { name: department.name[language], into: into.name[language] })}
        </strong>
        <span id="merge-consequence" className="field__hint">
          {consequence}
        </span>
        <span className="people__answers">
          <button className="button button--small button--danger" {...sentBy}>
            {t('people.mergeDo')}
          </button>
          <button type="button" autoFocus className="button button--small" onClick={() => setInto(null)}>
            {t('people.mergeKeep')}
          </button>
        </span>
      </Form>
    )
  return (
    <Form
      {...form}
      onSubmit={(event) => {
        event.preventDefault()
        const chosen = new FormData(event.currentTarget).get('into')
        setInto(departments.find(({ id }) => id === chosen) ?? null)
      }}
    >
      <input type="hidden" name="id" value={department.id} />
      <span className="people__merge">
        <DepartmentSelect
          name="into"
          departments={departments.filter((other) => other.id !== department.id)}
          value=""
          none={t('people.mergeChoose')}
          label={t('people.mergeOf', { name: department.name.zh })}
          required
        />
      </span>
      <button className="button button--small" {...sentBy}>
        {t('people.merge')}
      </button>
      <span className="field__hint">{consequence}</span>
    </Form>
  )
}

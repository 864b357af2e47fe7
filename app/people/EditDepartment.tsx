import { useTranslation } from '../i18n/useTranslation'
import type { DepartmentUse, ListedDepartment } from '../ports/people'
import { refusedAt, type Refused } from './acted'
import { DepartmentFate } from './DepartmentFate'
import { KindSelect } from './KindSelect'
import { RowForm, UnderRow } from './RowForm'
import { usePeopleAddress } from './usePeopleAddress'
import { useProblemText } from './useProblemText'

interface EditDepartmentProps {
  department: ListedDepartment
  departments: readonly ListedDepartment[]
  /** How many open invitations there are to it. */
  invited: number
  use: DepartmentUse | null
  refused: Refused | undefined
}

const intents = [
  'department-save',
  'department-merge',
  'department-close',
  'department-reopen',
  'department-remove',
] as const

/** A department's row, opened: its names, and under them what may become of it. */
export function EditDepartment({ department, departments, invited, use, refused }: EditDepartmentProps) {
  const { t } = useTranslation()
  const problem = useProblemText()(refusedAt(refused, intents, department.id))
  const form = `department-${department.id}`
  // Its address stays when something is refused, so that the loader tells of its use again.
  const action = usePeopleAddress().addressOf({ editDepartment: department.id, section: 'departments' })
  const typed = refusedAt(refused, ['department-save'], department.id)?.values
  const input = { form, className: 'input', maxLength: 200 }
  return (
    <>
      <tr className="people__row--open people__row--continued">
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
            defaultValue={typed?.en ?? (department.name.en === department.name.zh ? '' : department.name.en)}
            placeholder={t('people.nameEnHint')}
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
          <RowForm form={form} action={action} id={department.id} intent="department-save" />
        </td>
      </tr>
      <UnderRow problem={problem}>
        {use && <DepartmentFate {...{ department, departments, invited, use, action }} />}
      </UnderRow>
    </>
  )
}

import { Form } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { DepartmentUse, ListedDepartment } from '../ports/people'
import { MergeForm } from './MergeForm'

interface DepartmentFateProps {
  department: ListedDepartment
  departments: readonly ListedDepartment[]
  invited: number
  use: DepartmentUse
  /** Where its forms go. */
  action: string
}

/** What may become of a department: part of another, closed, open again, or gone where nothing ever used it. */
export function DepartmentFate({ department, departments, invited, use, action }: DepartmentFateProps) {
  const { t } = useTranslation()
  const { id, isClosed, isMerging } = department
  const changes = useChanges({ department, invited, use })
  const form = { method: 'post', action, preventScrollReset: true, className: 'people__at-once' } as const
  const button = (intent: string, text: string, kind = '') => (
    <button className={`button button--small ${kind}`} name="intent" value={intent}>
      {text}
    </button>
  )
  return (
    <div className="people__fate">
      {!isClosed && <MergeForm {...{ form, department, departments, changes }} />}
      {isMerging && (
        <Form {...form}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="into" value={department.mergedInto} />
          {button('department-merge', t('people.mergeOn'), 'button--primary')}
          <span className="field__hint">{t('people.mergeLeft', { changes: changes || t('adminLog.none') })}</span>
        </Form>
      )}
      {!isMerging && (
        <Form {...form}>
          <input type="hidden" name="id" value={id} />
          {isClosed ? button('department-reopen', t('people.reopen')) : button('department-close', t('people.close'))}
          <span className="field__hint">{t(isClosed ? 'people.reopenHint' : 'people.closeHint')}</span>
          {!use.isUsed && button('department-remove', t('people.remove'), 'button--danger')}
        </Form>
      )}
    </div>
  )
}

/** What follows a department into another, as a list in words; '' when nothing does. */
function useChanges({ department, invited, use }: Pick<DepartmentFateProps, 'department' | 'invited' | 'use'>): string {
  const { t, language } = useTranslation()
  const { people } = department
  return [
    ...use.ledgers.map(({ title, rows: count }) => t('people.rowsOf', { count, ledger: title[language] })),
    ...(people > 0 ? [t('people.peopleOf', { count: people })] : []),
    ...(invited > 0 ? [t('people.invitationsOf', { count: invited })] : []),
  ].join(t('people.listed'))
}

import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { usePeopleAddress } from './usePeopleAddress'

interface RowFormProps {
  /** The form's own id, which the fields in the row's other cells name. */
  form: string
  action: string
  /** Of the person or the department. */
  id: string
  intent: 'person-save' | 'department-save'
}

/** Saves an open row of the people page, or closes it. */
export function RowForm({ form, action, id, intent }: RowFormProps) {
  const { t } = useTranslation()
  const { addressOf } = usePeopleAddress()
  return (
    <Form id={form} method="post" action={action} preventScrollReset className="people__buttons">
      <input type="hidden" name="id" value={id} />
      <button className="button button--primary button--small" name="intent" value={intent}>
        {t('people.save')}
      </button>
      <Link to={addressOf()} preventScrollReset className="button button--quiet button--small">
        {t('people.cancel')}
      </Link>
    </Form>
  )
}

/** Under an open row: what was wrong with it, and what else can be done. */
export function UnderRow({ problem, children }: { problem: string | null; children: ReactNode }) {
  return (
    <tr className="people__row--open">
      <td colSpan={6}>
        {problem && (
          <p className="field__error people__problem" role="alert">
            {problem}
          </p>
        )}
        {children}
      </td>
    </tr>
  )
}

import { Form, Link } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import type { Refused } from './acted'
import { KindSelect } from './KindSelect'
import { Field } from '../ui/Field'
import { usePeopleAddress } from './usePeopleAddress'
import { useProblemText } from './useProblemText'

export function AddDepartment({ refused }: { refused: Refused | undefined }) {
  const { t } = useTranslation()
  const { addressOf } = usePeopleAddress()
  const problem = useProblemText()(refused)
  const typed = refused?.values
  return (
    <>
      <h3 className="people__subheading" id="add-department">
        {t('people.addDepartment')}
      </h3>
      <p className="people__hint">
        <Link to="/people/departments">{t('people.addList')}</Link>
      </p>
      <Form
        method="post"
        action={addressOf({ section: 'add-department' })}
        preventScrollReset
        className="people__form people__form--top"
        aria-labelledby="add-department"
      >
        <Field
          label={t('people.departmentName')}
          error={problem}
          name="zh"
          required
          maxLength={200}
          defaultValue={typed?.zh}
        />
        <Field
          label={t('people.departmentNameEn')}
          hint={t('people.nameEnHint')}
          name="en"
          maxLength={200}
          defaultValue={typed?.en}
        />
        <Field
          label={t('people.short')}
          hint={t('people.shortHint')}
          name="short"
          maxLength={200}
          defaultValue={typed?.short}
        />
        <div className="field">
          <label htmlFor="add-kind">{t('people.kind')}</label>
          <KindSelect id="add-kind" value={typed?.kind ?? 'government'} />
        </div>
        <button className="button people__beside-fields" name="intent" value="department-add">
          {t('people.addDepartment')}
        </button>
      </Form>
    </>
  )
}

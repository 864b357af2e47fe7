import { Form, useNavigate } from '@remix-run/react'
import type { FormEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import type { Department } from '../model/ledger/person'
import { askedPeople, isNarrowed, peopleAddress, peopleStates, type PeopleList } from './askedPeople'
import { DepartmentSelect } from './RightsSelects'
import { usePeopleAddress } from './usePeopleAddress'

interface PeopleSearchProps {
  departments: readonly Department[]
  /** How many of each list were found. */
  counts: Record<PeopleList, number>
}

/** Looks for people, invitations and departments, as one types; without a script by its button. */
export function PeopleSearch({ departments, counts }: PeopleSearchProps) {
  const { t } = useTranslation()
  const { asked } = usePeopleAddress()
  const navigate = useNavigate()
  const onChange = ({ currentTarget, nativeEvent }: FormEvent<HTMLFormElement>) => {
    // What an input method has not composed to its end is nobody's name.
    if (nativeEvent instanceof InputEvent && nativeEvent.isComposing) return
    look(currentTarget)
  }
  const look = (form: HTMLFormElement) => {
    const fields = [...new FormData(form)].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    )
    const query = new URLSearchParams(fields)
    navigate(peopleAddress(askedPeople(query)), { replace: true, preventScrollReset: true })
  }
  return (
    <div className="people__search">
      <Form
        role="search"
        action="/people"
        className="people__form people__form--search"
        onChange={onChange}
        onSubmit={(event) => {
          event.preventDefault()
          look(event.currentTarget)
        }}
        onCompositionEnd={({ currentTarget }) => look(currentTarget)}
      >
        <input
          className="input people__wide"
          type="search"
          name="q"
          aria-label={t('people.search')}
          placeholder={t('people.searchHint')}
          defaultValue={asked.text}
          maxLength={100}
          autoComplete="off"
          spellCheck={false}
        />
        <DepartmentSelect
          departments={departments}
          value={asked.department ?? ''}
          none={t('people.anyDepartment')}
          label={t('people.department')}
        />
        <select name="role" className="input" defaultValue={asked.state ?? ''} aria-label={t('people.role')}>
          <option value="">{t('people.anyRole')}</option>
          {peopleStates.map((state) => (
            <option key={state} value={state}>
              {state === 'disabled' ? t('people.disabled') : t(`houseRole.${state}`)}
            </option>
          ))}
        </select>
        <button className="button">{t('people.find')}</button>
      </Form>
      <p className="people__hint" role="status">
        {isNarrowed(asked) && <Found counts={counts} />}
      </p>
    </div>
  )
}

/** How much was found, and the way back to all of it. */
function Found({ counts }: Pick<PeopleSearchProps, 'counts'>) {
  const { t } = useTranslation()
  const found = [
    counts.people > 0 && t('people.peopleOf', { count: counts.people }),
    counts.invitations > 0 && t('people.invitationsOf', { count: counts.invitations }),
    counts.departments > 0 && t('people.departmentsOf', { count: counts.departments }),
  ].filter((said) => said !== false)
  return (
    <>
      {found.length === 0 ? t('people.foundNothing') : t('people.found', { what: found.join(t('people.listed')) })}{' '}
      {/* Loads the page anew, with its fields. */}
      <a href="/people">{t('people.clearSearch')}</a>
    </>
  )
}

import { memo, type ReactNode } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import { grantedAccesses } from '../../model/house/grant'
import { houseRoles } from '../../model/house/housePerson'
import type { Draft, DraftProblem } from './Draft'

interface ListRowProps {
  draft: Draft
  /** From 1 on. */
  line: number
  /** `DraftProblem`s, in one text, so that a row that stays as it is is not drawn anew. */
  problems: string
  /** The id of a list of departments. */
  departments: string
  /** Departments that the line's may be a slip in writing, one a line. */
  likely: string
  onChange(key: number, patch: Partial<Draft>): void
  onRemove(key: number): void
}

type Field = 'name' | 'account' | 'department' | 'role' | 'access'
const fieldOf: Record<DraftProblem, Field> = {
  'name-missing': 'name',
  'account-malformed': 'account',
  'account-taken': 'account',
  'account-doubled': 'account',
  'department-unknown': 'department',
  'department-missing': 'department',
  'role-unknown': 'role',
  'not-allowed': 'role',
}

/** One line of the list, mended in place. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { draft, line, problems, departments, likely, onChange, onRemove } = props
  const { t } = useTranslation()
  const { key } = draft
  const found = problems.split(' ').filter(Boolean) as DraftProblem[]
  const textsAt = (field: Field) =>
    found.filter((one) => fieldOf[one] === field).map((one) => t(`peopleList.problem.${one}`, { text: draft.roleText }))
  const shared = (field: Field) => ({
    className: 'input input--small',
    'aria-label': t('peopleList.cellOf', { line, column: t(`peopleList.${field}`) }),
    'aria-invalid': textsAt(field).length > 0 || undefined,
  })
  const cell = (field: Field, control: ReactNode, also?: ReactNode) => (
    <td>
      {control}
      {textsAt(field).map((text) => (
        <p key={text} className="field__error">
          {text}
        </p>
      ))}
      {also}
    </td>
  )
  const text = (field: 'name' | 'account' | 'department', list?: string, also?: ReactNode) =>
    cell(
      field,
      <input
        {...shared(field)}
        list={list}
        maxLength={200}
        spellCheck={false}
        value={draft[field]}
        onChange={(event) => onChange(key, { [field]: event.target.value })}
      />,
      also,
    )
  return (
    <tr>
      <th scope="row" className="people-list__number">
        {line}
      </th>
      {text('name')}
      {text('account')}
      {text(
        'department',
        departments,
        likely !== '' && (
          <p className="people-list__likely">
            {t('newLedger.alike')}{' '}
            {likely.split('\n').map((name) => (
              <button
                key={name}
                type="button"
                className="button button--quiet button--small"
                onClick={() => onChange(key, { department: name })}
              >
                {name}
              </button>
            ))}
          </p>
        ),
      )}
      {cell(
        'role',
        <select
          {...shared('role')}
          value={draft.roleText === '' ? draft.houseRole : ''}
          onChange={(event) => onChange(key, { houseRole: event.target.value as Draft['houseRole'], roleText: '' })}
        >
          {draft.roleText !== '' && (
            <option value="" disabled>
              {t('peopleList.chooseRole')}
            </option>
          )}
          {[...houseRoles].reverse().map((role) => (
            <option key={role} value={role}>
              {t(`houseRole.${role}`)}
            </option>
          ))}
        </select>,
      )}
      {cell(
        'access',
        <select
          {...shared('access')}
          value={draft.access ?? ''}
          onChange={(event) => onChange(key, { access: (event.target.value || null) as Draft['access'], roleText: '' })}
        >
          <option value="">{t('peopleList.asGranted')}</option>
          {grantedAccesses.map((access) => (
            <option key={access} value={access}>
              {t(`access.granted.${access}`)}
            </option>
          ))}
        </select>,
      )}
      <td className="people__actions">
        <button
          type="button"
          className="button button--quiet button--small"
          aria-label={t('peopleList.removeOf', { line })}
          onClick={() => onRemove(key)}
        >
          {t('peopleList.remove')}
        </button>
      </td>
    </tr>
  )
})

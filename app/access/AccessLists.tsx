import { useMemo } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { everyone, isSameGrantee, type Grantee } from '../model/house/grant'
import { openDepartments, type Department } from '../model/ledger/person'
import { pinyinInitials } from '../model/text/pinyin'
import type { LedgerAccess } from '../model/ledger/access'
import { reacherText } from '../reading/accessText'
import { useWording } from '../reading/useWording'
import { AccessForm } from './AccessForm'
import { AccessSelect } from './AccessSelect'
import { AddGrant } from './AddGrant'
import { granteeText } from './accessForm'
import type { GranteeOption } from './GranteePicker'

interface AccessListsProps {
  access: LedgerAccess
  departments: readonly Department[]
  timeZone: string
  /** What was asked for that would take the asker's own coordination, as its form had it. */
  losesOwn: { to: string; access: string } | null
}

/** To whom a ledger is open and as what, to be changed; and for each person what they may do and why (L1). */
export function AccessLists({ access, departments, timeZone, losesOwn }: AccessListsProps) {
  const { t } = useTranslation()
  const { grants, reachers, people } = access
  const wording = useWording(timeZone, departments)
  const { departmentName } = wording
  const nameOf = ({ kind, id }: Grantee) =>
    kind === 'everyone'
      ? t('access.everyoneHere')
      : kind === 'department'
        ? departmentName(id)
        : (people.find((person) => person.id === id)?.name ?? t('access.disabledPerson'))
  const options = useMemo<GranteeOption[]>(() => {
    const all: (GranteeOption & { to: Grantee })[] = [
      { to: everyone, value: granteeText(everyone), label: t('access.everyoneHere'), note: '', also: ['everyone'] },
      ...openDepartments(departments).map(({ id, name, short }) => {
        const to: Grantee = { kind: 'department', id }
        return {
          to,
          value: granteeText(to),
          label: departmentName(id),
          note: t('access.aDepartment'),
          also: [short, pinyinInitials(short), name.en, name.zh],
        }
      }),
      ...people.map(({ id, name, department }) => {
        const to: Grantee = { kind: 'person', id }
        return { to, value: granteeText(to), label: name, note: departmentName(department) }
      }),
    ]
    return all.filter(({ to }) => !grants.some((grant) => isSameGrantee(grant.to, to)))
  }, [departments, people, grants, departmentName, t])
  return (
    <>
      <p className="access__hint">{t('access.hint')}</p>
      {losesOwn && (
        <AccessForm className="notice access__ask" role="alertdialog" aria-labelledby="loses-own">
          <p id="loses-own">{t('settings.problem.loses-own')}</p>
          <input type="hidden" name="to" value={losesOwn.to} />
          <input type="hidden" name="access" value={losesOwn.access} />
          <input type="hidden" name="sure" value="1" />
          <button className="button button--danger button--small">{t('access.losesOwnDo')}</button>
        </AccessForm>
      )}
      {grants.length === 0 && <p className="access__none">{t('access.none')}</p>}
      <ul className="access__grants">
        {grants.map(({ to, access: given }) => {
          const whom = nameOf(to)
          return (
            <li key={granteeText(to)}>
              <span className="access__whom">{t('access.grantOf', { whom })}</span>
              <AccessForm>
                <input type="hidden" name="to" value={granteeText(to)} />
                <AccessSelect value={given} label={t('access.accessOf', { whom })} isSentAtOnce />
              </AccessForm>
              <AccessForm>
                <input type="hidden" name="to" value={granteeText(to)} />
                <input type="hidden" name="access" value="" />
                <button className="button button--quiet button--small" aria-label={t('access.withdrawOf', { whom })}>
                  {t('access.withdraw')}
                </button>
              </AccessForm>
            </li>
          )
        })}
      </ul>
      <AddGrant key={grants.length} options={options} />
      <h3 className="access__subheading">{t('access.reachers', { count: reachers.length })}</h3>
      <ul className="access__reachers">
        {reachers.map((reacher) => (
          <li key={reacher.person.id}>{reacherText(t, wording, reacher)}</li>
        ))}
      </ul>
    </>
  )
}

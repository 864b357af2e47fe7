import { Form } from '@remix-run/react'
import { useMemo } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { everyone, isSameGrantee, type Grantee } from '../model/house/grant'
import { openDepartments, type Department } from '../model/ledger/person'
import { pinyinInitials } from '../model/text/pinyin'
import type { LedgerAccess } from '../ports/grants'
import { reacherText } from '../reading/accessText'
import { useWording } from '../reading/useWording'
import { Section } from '../ui/Section'
import { AccessSelect } from './AccessSelect'
import { AddGrant } from './AddGrant'
import { granteeText } from './accessForm'
import type { GranteeOption } from './GranteePicker'
import type { FormReport } from './refused'

interface AccessSectionProps extends FormReport {
  access: LedgerAccess
  departments: readonly Department[]
  timeZone: string
}

/** Who may reach the ledger and as what: a sentence a grant, and for each person what they may do and why (L1). */
export function AccessSection({ access, departments, timeZone, refused, isDone }: AccessSectionProps) {
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
  const problem = refused?.problem ?? null
  return (
    <Section
      id="access"
      title={t('access.title')}
      done={isDone ? t('settings.done.access') : null}
      problem={problem && problem !== 'loses-own' ? t(`settings.problem.${problem}`) : null}
    >
      <p className="section__hint">{t('access.hint')}</p>
      {refused && problem === 'loses-own' && (
        <Form
          method="post"
          preventScrollReset
          className="notice access__ask"
          role="alertdialog"
          aria-labelledby="loses-own"
        >
          <p id="loses-own">{t('settings.problem.loses-own')}</p>
          <input type="hidden" name="to" value={refused.values.to} />
          <input type="hidden" name="access" value={refused.values.access} />
          <input type="hidden" name="sure" value="1" />
          <button className="button button--danger button--small" name="intent" value="access">
            {t('access.losesOwnDo')}
          </button>
        </Form>
      )}
      {grants.length === 0 && <p className="access__none">{t('access.none')}</p>}
      <ul className="access__grants">
        {grants.map(({ to, access: given }) => {
          const whom = nameOf(to)
          return (
            <li key={granteeText(to)}>
              <span className="access__whom">{t('access.grantOf', { whom })}</span>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="intent" value="access" />
                <input type="hidden" name="to" value={granteeText(to)} />
                <AccessSelect value={given} label={t('access.accessOf', { whom })} isSentAtOnce />
              </Form>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="to" value={granteeText(to)} />
                <input type="hidden" name="access" value="" />
                <button
                  className="button button--quiet button--small"
                  name="intent"
                  value="access"
                  aria-label={t('access.withdrawOf', { whom })}
                >
                  {t('access.withdraw')}
                </button>
              </Form>
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
    </Section>
  )
}

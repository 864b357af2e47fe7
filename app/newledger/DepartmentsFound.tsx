import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { departmentKinds, openDepartments, type Department } from '../model/ledger/person'
import type { DepartmentChoice, GroupChoice, ProposedDepartment } from './recognise/proposal'
import type { ShownProposal } from './recognise/shownProposal'
import { SaidOnLeaving } from './SaidOnLeaving'
import type { Workbench } from './useWorkbench'

/** So many are listed at first, and at each further click; and so many others are offered for another spelling of one. */
const atOnce = 100

interface DepartmentsFoundProps {
  bench: Workbench
  proposal: ShownProposal
  departments: readonly Department[]
}

/** Departments of the file that the house does not know, and names that mean several: what becomes of each. */
export function DepartmentsFound({ bench, proposal, departments }: DepartmentsFoundProps) {
  const { t } = useTranslation()
  const [shown, setShown] = useState(atOnce)
  const { departments: found, groups, newDepartments } = proposal
  if (found.length === 0 && groups.length === 0) return null
  const made = new Map(newDepartments.map((one) => [one.name.zh, one]))
  return (
    <>
      {groups.length > 0 && (
        <>
          <h3>{t('newLedger.groups')}</h3>
          <ul className="new-ledger__groups">
            {groups.map(({ name, key, count, choice, members, leads, supports }) => (
              <li key={key}>
                <span>{t('newLedger.named', { name, count })}</span>
                <select
                  className="input input--small"
                  aria-label={t('newLedger.becomes', { name })}
                  value={choice}
                  onChange={({ target }) => bench.correct('groups', key, target.value as GroupChoice)}
                >
                  {members > 0 && (
                    <option value="each">
                      {t(`newLedger.group.${leads === 0 ? 'support' : supports === 0 ? 'each' : 'both'}`, {
                        count: members,
                      })}
                    </option>
                  )}
                  <option value="one">{t('newLedger.group.one')}</option>
                  <option value="out">{t('newLedger.choice.out')}</option>
                </select>
              </li>
            ))}
          </ul>
        </>
      )}
      {found.length > 0 && (
        <>
          <h3>
            {newDepartments.length === 0
              ? t('newLedger.noNewDepartments')
              : t('newLedger.newDepartments', { count: newDepartments.length })}
          </h3>
          <div className="new-ledger__scroll" tabIndex={0} role="region" aria-label={t('people.departments')}>
            <table className="table new-ledger__departments">
              <thead>
                <tr>
                  <th scope="col">{t('newLedger.inFile')}</th>
                  <th scope="col">{t('newLedger.becomesHead')}</th>
                  <th scope="col">{t('people.short')}</th>
                  <th scope="col">{t('people.kind')}</th>
                </tr>
              </thead>
              <tbody>
                {found.slice(0, shown).map((one) => (
                  <DepartmentRow key={one.key} {...{ bench, one, departments, all: found, made: made.get(one.name) }} />
                ))}
              </tbody>
            </table>
          </div>
          {found.length > shown && (
            <button className="button button--quiet button--small" onClick={() => setShown(shown + atOnce)}>
              {t('newLedger.moreRows', { count: found.length - shown })}
            </button>
          )}
        </>
      )}
    </>
  )
}

interface RowProps {
  bench: Workbench
  one: ProposedDepartment
  departments: readonly Department[]
  all: readonly ProposedDepartment[]
  made: Department | undefined
}

function DepartmentRow({ bench, one, departments, all, made }: RowProps) {
  const { t } = useTranslation()
  const { name, key, count, choice, similar, isCorrected } = one
  const choose = (to: DepartmentChoice) => bench.correct('departments', key, to)
  const value = choice.as === 'known' ? `known ${choice.id}` : choice.as === 'same' ? `same ${choice.name}` : choice.as
  const alike = new Set(similar.flatMap(({ choice: of }) => (of.as === 'known' ? of.id : [])))
  const known = openDepartments(departments).sort((a, b) => Number(alike.has(b.id)) - Number(alike.has(a.id)))
  const others = all.filter((other) => other.key !== key && other.choice.as === 'new').slice(0, atOnce)
  return (
    <tr>
      <th scope="row">
        {t('newLedger.named', { name, count })}
        {!isCorrected && choice.as !== 'new' && choice.as !== 'out' && (
          <span className="import__hint new-ledger__alike">{t('newLedger.guessed')}</span>
        )}
        {choice.as === 'new' && similar.length > 0 && (
          <span className="import__hint new-ledger__alike">
            {t('newLedger.alike')}{' '}
            {similar.map((other) => (
              <button
                key={other.name}
                type="button"
                className="button button--quiet button--small"
                onClick={() => choose(other.choice)}
              >
                {other.name}
              </button>
            ))}
          </span>
        )}
      </th>
      <td>
        <select
          className="input input--small"
          aria-label={t('newLedger.becomes', { name })}
          value={value}
          onChange={({ target }) => {
            const [as, ...rest] = target.value.split(' ')
            const to = rest.join(' ')
            if (as === 'known') choose({ as, id: to })
            else if (as === 'same') choose({ as, name: to })
            else choose({ as: as as 'new' | 'out' })
          }}
        >
          <option value="new">{t('newLedger.choice.new')}</option>
          <option value="out">{t('newLedger.choice.out')}</option>
          {known.length > 0 && (
            <optgroup label={t('newLedger.choice.known')}>
              {known.map(({ id, name: of }) => (
                <option key={id} value={`known ${id}`}>
                  {of.zh}
                </option>
              ))}
            </optgroup>
          )}
          {others.length > 0 && (
            <optgroup label={t('newLedger.choice.same')}>
              {others.map((other) => (
                <option key={other.key} value={`same ${other.key}`}>
                  {other.name}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </td>
      <td>
        {choice.as === 'new' && made && (
          <SaidOnLeaving
            label={t('newLedger.shortOf', { name })}
            value={made.short}
            maxLength={200}
            onSay={(short) => choose({ ...choice, short: short || name })}
          />
        )}
      </td>
      <td>
        {choice.as === 'new' && made && (
          <select
            className="input input--small"
            aria-label={t('newLedger.kindOf', { name })}
            value={made.kind}
            onChange={({ target }) => choose({ ...choice, kind: target.value as Department['kind'] })}
          >
            {departmentKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`people.kind-${kind}`)}
              </option>
            ))}
          </select>
        )}
      </td>
    </tr>
  )
}

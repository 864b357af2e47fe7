import { Form, useNavigation } from '@remix-run/react'
import { useMemo, useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { departmentKinds, type Department } from '../model/ledger/person'
import { searchRank } from '../model/view/searchRank'
import { departmentsFrom, readDepartmentList, type ListedLine } from './readDepartmentList'

interface DepartmentListProps {
  known: readonly Department[]
  /** Why nothing was added, and of which one. */
  problem: string | null
}

/** So many lines are looked over; of more, one is searched for. */
const lookedOver = 20

/** A pasted list of departments, looked through and mended before all of it is added. */
export function DepartmentList({ known, problem }: DepartmentListProps) {
  const { t } = useTranslation()
  const isBusy = useNavigation().formMethod === 'POST'
  const [text, setText] = useState('')
  /** What was said otherwise than guessed, by name. */
  const [mended, setMended] = useState<Record<string, Partial<Pick<ListedLine, 'short' | 'kind'>>>>({})
  const lines = useMemo(
    () => readDepartmentList(text, known).map((line) => ({ ...line, ...mended[line.name] })),
    [text, known, mended],
  )
  const departments = departmentsFrom(lines, known)
  const [sought, setSought] = useState('')
  const isLong = lines.length > lookedOver
  // All of them are added, also those that are not shown.
  const shown = useMemo(() => searchRank(lines.map(offerOf), isLong ? sought : ''), [lines, isLong, sought])
  const mend = (name: string, change: Partial<Pick<ListedLine, 'short' | 'kind'>>) =>
    setMended((all) => ({ ...all, [name]: { ...all[name], ...change } }))
  return (
    <main className="page">
      <h1 className="page__title">{t('people.addList')}</h1>
      <p className="people__hint">{t('people.addListHint')}</p>
      {problem && (
        <p className="notice notice--error" role="alert">
          {problem}
        </p>
      )}
      <div className="department-list">
        <textarea
          className="input"
          rows={16}
          aria-label={t('people.addListLabel')}
          placeholder={t('people.addListPlaceholder')}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Form method="post">
          {lines.length === 0 && <p className="people__hint">{t('people.addListEmpty')}</p>}
          {isLong && (
            <input
              className="input"
              type="search"
              aria-label={t('people.addListFind')}
              placeholder={t('people.addListFind')}
              value={sought}
              onChange={({ target }) => setSought(target.value)}
              onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
            />
          )}
          {lines.length > 0 && (
            <div className="people__scroll">
              <table className="table department-list__table">
                <thead>
                  <tr>
                    <th scope="col">{t('people.departmentName')}</th>
                    <th scope="col">{t('people.short')}</th>
                    <th scope="col">{t('people.kind')}</th>
                  </tr>
                </thead>
                <tbody>
                  {shown.map(({ line, at }) => (
                    <Line key={`${at}/${line.name}`} line={line} onMend={(change) => mend(line.name, change)} />
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <input type="hidden" name="departments" value={JSON.stringify(departments)} />
          <button className="button button--primary" disabled={departments.length === 0 || isBusy}>
            {t('people.addListCount', { count: departments.length })}
          </button>
        </Form>
      </div>
    </main>
  )
}

const offerOf = (line: ListedLine, at: number) => ({ line, at, label: line.name, also: [line.short] })

interface LineProps {
  line: ListedLine
  onMend(change: Partial<Pick<ListedLine, 'short' | 'kind'>>): void
}

function Line({ line: { name, short, kind, problem }, onMend }: LineProps) {
  const { t } = useTranslation()
  return (
    <tr>
      <th scope="row">
        {name}
        {problem && (
          <span className="field__error">
            {problem === 'doubled' ? t('people.addListDoubled') : t(`refusal.${problem}`)}
          </span>
        )}
      </th>
      <td>
        <input
          className="input input--small"
          aria-label={`${t('people.short')} · ${name}`}
          value={short}
          maxLength={200}
          disabled={problem !== null}
          onChange={({ target }) => onMend({ short: target.value })}
        />
      </td>
      <td>
        <select
          className="input input--small"
          aria-label={`${t('people.kind')} · ${name}`}
          value={kind}
          disabled={problem !== null}
          onChange={({ target }) => onMend({ kind: departmentKinds.find((one) => one === target.value)! })}
        >
          {departmentKinds.map((one) => (
            <option key={one} value={one}>
              {t(`people.kind-${one}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  )
}

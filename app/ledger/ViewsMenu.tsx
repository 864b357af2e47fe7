import { useId, useState, type FormEvent } from 'react'
import { usePageContext } from '../grid/PageContext'
import { limits } from '../model/ledger/limits'
import { coordinates } from '../model/ledger/person'
import { queryToView, viewToQuery, type View } from '../model/view/view'
import { Excess } from '../ui/Excess'
import { readyViews } from './readyViews'
import { PopoverMenu } from '../ui/PopoverMenu'
import { useSavedViews } from './useSavedViews'

/** Ready-made views, everyone's and one's own; and the present one, to be kept under a name. */
export function ViewsMenu() {
  const { tracker, person, view, show, store, reading, notices, isSettled } = usePageContext()
  const { t } = reading
  const fieldId = useId()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [isShared, setShared] = useState(false)
  const [problem, setProblem] = useState('')
  // One that was to go stayed: the server was not reached.
  const [isKept, setKept] = useState(false)
  const { views, save, remove } = useSavedViews(tracker, notices, isSettled)
  const query = queryOf(view)
  const current = views.find((saved) => saved.query === query)
  const choose = (next: View) => {
    show(next)
    setOpen(false)
  }
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const outcome = await save({ name, query, isShared })
    setProblem(outcome === 'saved' ? '' : t(`views.problem.${outcome}`))
    if (outcome === 'saved') setName('')
  }
  const discard = async (id: string) => setKept(!(await remove(id)))
  const trouble = problem || (isKept ? t('views.problem.notRemoved') : '')
  const ready = readyViews(t, person, store.today)
  const lists = [
    {
      title: t('views.everyones'),
      entries: views.filter(({ isShared: shared }) => shared),
      mayRemove: coordinates(person),
    },
    { title: t('views.own'), entries: views.filter(({ isShared: shared }) => !shared), mayRemove: true },
  ]
  return (
    <PopoverMenu
      label={
        <span className="views__current">
          {current ? t('views.current', { name: current.name }) : t('views.title')}
        </span>
      }
      className="views"
      width={300}
      isOpen={isOpen}
      onOpenChange={setOpen}
    >
      <ul>
        {ready.map(([label, of]) => (
          <li key={label}>
            <button className="menu__entry" aria-current={queryOf(of) === query} onClick={() => choose(of)}>
              {label}
            </button>
          </li>
        ))}
      </ul>
      {lists.map(
        ({ title, entries, mayRemove }) =>
          entries.length > 0 && (
            <section key={title}>
              <h3>{title}</h3>
              <ul>
                {entries.map((saved) => (
                  <li key={saved.id} className="views__saved">
                    <button
                      className="menu__entry"
                      title={saved.name}
                      aria-current={saved.query === query}
                      onClick={() => choose(queryToView(new URLSearchParams(saved.query)))}
                    >
                      {saved.name}
                    </button>
                    {mayRemove && (
                      <button
                        className="button button--quiet button--small"
                        aria-label={t('views.remove', { name: saved.name })}
                        onClick={() => void discard(saved.id)}
                      >
                        {t('ledger.delete')}
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </section>
          ),
      )}
      <form className="views__keep" onSubmit={(event) => void keep(event)}>
        <label htmlFor={fieldId}>{t('views.keep')}</label>
        <div>
          <input
            id={fieldId}
            className="input input--small"
            value={name}
            placeholder={t('views.name')}
            onChange={(event) => setName(event.target.value)}
            aria-invalid={problem !== ''}
          />
          <button
            className="button button--small"
            disabled={name.trim() === '' || name.trim().length > limits.viewName || query === ''}
          >
            {t('views.save')}
          </button>
        </div>
        <Excess text={name} most={limits.viewName} />
        {coordinates(person) && (
          <label className="views__shared">
            <input type="checkbox" checked={isShared} onChange={(event) => setShared(event.target.checked)} />{' '}
            {t('views.forEveryone')}
          </label>
        )}
        <p className={trouble ? 'field__error' : 'field__hint'} role={trouble ? 'alert' : undefined}>
          {trouble || t('views.hint')}
        </p>
      </form>
    </PopoverMenu>
  )
}

function queryOf(view: View): string {
  return new URLSearchParams(viewToQuery(view)).toString()
}

import type { ReactNode } from 'react'
import { usePageContext } from '../grid/PageContext'
import type { StoredColumn } from '../model/ledger/columns'
import type { CellValue } from '../model/ledger/rows'
import type { KnownCollision } from '../sync/useLedger'

interface CollisionsProps {
  collisions: readonly KnownCollision[]
  onDismiss(collision: KnownCollision): void
  /** Of names, beside them. */
  children: ReactNode
}

/** Two people wrote in one short cell: who, where, what each of them wrote, and both ways on. It stays until dismissed. */
export function Collisions({ collisions, onDismiss, children }: CollisionsProps) {
  const { store, reading, isEditable, write, openPanel } = usePageContext()
  const { t } = reading
  const quoted = (value: CellValue, column: StoredColumn) =>
    t('together.value', { text: reading.valueText(column, value) || t('ledger.emptyValue') })
  const text = ({ kind, item, column, user, mine, theirs }: KnownCollision) => {
    const stamp = store.stamp(item)
    const [name, department] = user ? [user.name, user.department] : [stamp?.updatedBy ?? '', stamp?.department ?? null]
    return t(`together.${kind === 'kept' && theirs === null ? 'keptUnknown' : kind}`, {
      name: name
        ? [name, department && reading.departmentName(department)].filter(Boolean).join(' · ')
        : t('together.somebody'),
      place: t('together.place', { code: store.entry(item)?.code ?? '', column: reading.columnName(column) }),
      mine: quoted(mine, column),
      theirs: theirs === null ? '' : quoted(theirs, column),
    })
  }
  return (
    <div className="collisions" role="status" aria-label={t('together.title')}>
      {collisions.map((collision) => {
        const { kind, item, column, mine } = collision
        const entry = store.entry(item)
        const canRestore =
          kind === 'replaced' && column !== 'status' && entry !== undefined && isEditable(entry, column)
        return (
          <section key={`${item}/${column}`} className="collision">
            <p>{text(collision)}</p>
            <div className="collision__foot">
              {canRestore && (
                <button
                  className="button button--small"
                  onClick={() => {
                    write([{ item, column, value: mine }])
                    onDismiss(collision)
                  }}
                >
                  {t('together.restore')}
                </button>
              )}
              <button
                className="button button--quiet button--small"
                onClick={() => openPanel(item, { history: column })}
              >
                {t('together.history')}
              </button>
              <button className="button button--quiet button--small" onClick={() => onDismiss(collision)}>
                {t('together.dismiss')}
              </button>
            </div>
          </section>
        )
      })}
      {children}
    </div>
  )
}

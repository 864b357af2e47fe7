import { usePageContext } from '../grid/PageContext'
import { liaisonOf } from '../model/ledger/share'

/** A liaison's switch between their department's rows and all. */
export function OwnRows() {
  const { person, view, show, reading } = usePageContext()
  const department = liaisonOf(person)
  if (department === null) return null
  const isOn = view.department === department
  return (
    <button
      className="button button--quiet button--small"
      aria-pressed={isOn}
      onClick={() => show({ ...view, department: isOn ? '' : department })}
    >
      {reading.t('views.mine')}
    </button>
  )
}

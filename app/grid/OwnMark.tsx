import type { Item } from '../model/ledger/rows'
import type { Person } from '../model/ledger/person'
import { liaisonOf, partOf } from '../model/ledger/share'
import type { Reading } from '../reading/reading'

/** At the left edge of a row that a liaison's department leads (a whole line) or supports (a broken one). */
export function OwnMark({ item, person, reading }: { item: Item; person: Person; reading: Pick<Reading, 't'> }) {
  const department = liaisonOf(person)
  const part = department === null ? null : partOf(department, item)
  if (part === null) return null
  const label = reading.t(`grid.own.${part}`)
  return <span className={`own own--${part}`} role="img" aria-label={label} title={label} />
}

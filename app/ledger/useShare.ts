import { useMemo } from 'react'
import type { Person } from '../model/ledger/person'
import { liaisonOf, shareOf, type Share } from '../model/ledger/share'
import type { Reading } from '../reading/reading'
import type { LedgerStore } from '../sync/LedgerStore'
import { useStoreVersion } from '../sync/useStoreVersion'

/** Who a liaison is here, and what of the ledger is theirs; '' for everybody else. `first`: until the rows are there. */
export function useShare(store: LedgerStore, person: Person, reading: Reading, first: Share | null): string {
  const version = useStoreVersion(store)
  const department = liaisonOf(person)
  const now = useMemo(
    () => (department !== null && first === null ? shareAt(store, department, version) : first),
    [store, department, first, version],
  )
  if (department === null || now === null) return ''
  return reading.t('ledger.share', { department: reading.departmentName(department), ...now })
}

/** The store changes its outline in place: its version says when it says something else. */
const shareAt = (store: LedgerStore, department: string, _version: number) =>
  shareOf(
    department,
    store.outline().flatMap(({ items }) => items),
  )

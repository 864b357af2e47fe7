import { useCallback, useEffect } from 'react'
import { flushSync } from 'react-dom'
import type { OpenEditor, OpenEditors } from '../grid/OpenEditors'
import type { Refusal, RefusalCode } from '../model/ledger/errors'
import { lockOf } from '../model/ledger/locks'
import type { Person } from '../model/ledger/person'
import type { LedgerStore } from '../sync/LedgerStore'
import { useLatest } from '../ui/useLatest'

/**
 * Where somebody types and may not any more, since the row, its stream or the column went, the ledger was put away, or they
 * became somebody else in it: they are told at once, with what their editor has, and it closes. `tell` opens what takes the
 * keyboard: before that, the editor has it, so that no key falls in between.
 */
export function useLostPlaces(
  editors: OpenEditors,
  store: LedgerStore,
  person: Person,
  tell: (refusals: readonly Refusal[]) => void,
): void {
  const latest = useLatest({ person, tell })
  const look = useCallback(() => {
    const lost = editors.all().flatMap((editor) => {
      const code = whyLost(editor, store, latest().person)
      return code ? [{ editor, code }] : []
    })
    if (lost.length === 0) return
    const refusals = lost.map(({ editor: { item, column, text }, code }) => ({ code, item, column, text: text() }))
    flushSync(() => latest().tell(refusals))
    for (const { editor } of lost) editor.drop()
  }, [editors, store, latest])
  // At once: the panel of a row that went takes its editors with it in a moment.
  useEffect(() => store.subscribe(look), [store, look])
  // React does nothing at once within its own work.
  useEffect(() => queueMicrotask(look), [person, look])
}

function whyLost({ item, column }: OpenEditor, store: LedgerStore, person: Person): RefusalCode | null {
  if (!store.item(item)) return 'row-gone'
  const entry = store.entry(item)
  if (!entry) return 'removed-stream'
  const code = lockOf(person, entry, column, store.schema)
  // Which moves there are from a status is for its list to say.
  return column === 'status' && code === 'coordinator-only' ? null : code
}

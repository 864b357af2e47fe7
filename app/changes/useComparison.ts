import { useEffect, useMemo, useState } from 'react'
import { readAnswer } from '../contracts/contract'
import { changes } from '../contracts/changes'
import type { Comparison } from '../model/history/comparison'
import type { Item } from '../model/ledger/rows'
import type { LedgerStore } from '../sync/LedgerStore'

/** Why there is no comparison, or only an old one: `network`, or what the server said. */
export type ComparisonProblem = { kind: 'network' } | { kind: 'refused'; sentence: string }

export interface Compared {
  comparison: Comparison
  /** The rows as they were when it was asked for. */
  items: readonly Item[]
}

/** Asked again once nobody has changed anything for this long, or, while people go on, this often (ms). */
const quiet = 2_000
const longest = 10_000

const network: ComparisonProblem = { kind: 'network' }

/**
 * The ledger compared with `base`, as askedPoint reads it; nothing is asked for while that is null. Read again when rows
 * have changed or the network is back; what was read before stays until then.
 */
export function useComparison(
  tracker: string,
  base: string | null,
  store: LedgerStore,
  isOffline: boolean,
  language: string,
): { compared: Compared | null; problem: ComparisonProblem | null } {
  const [read, setRead] = useState<(Compared & { base: string }) | null>(null)
  const [problem, setProblem] = useState<ComparisonProblem | null>(null)
  const [asked, setAsked] = useState({ base, isOffline })
  if (asked.base !== base || asked.isOffline !== isOffline) {
    setAsked({ base, isOffline })
    setProblem(null)
    if (asked.base !== base) setRead(null)
  }
  useEffect(() => {
    if (base === null || isOffline) return
    const asking = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    let waitingSince = 0
    let newest = 0
    const askNow = () => void ask()
    const ask = async () => {
      // A page that nobody sees asks once it is seen again.
      if (document.hidden) {
        document.addEventListener('visibilitychange', askNow, { once: true, signal: asking.signal })
        return
      }
      const turn = ++newest
      const items = itemsOf(store)
      waitingSince = 0
      try {
        const response = await fetch(
          `/trackers/${tracker}/changes?${new URLSearchParams({ from: base, lang: language })}`,
          { signal: asking.signal },
        )
        if (response.status >= 500) throw new Error(String(response.status))
        if (!response.ok) {
          const sentence = (await response.text()).trim()
          if (turn !== newest) return
          setRead(null)
          setProblem({ kind: 'refused', sentence })
          return
        }
        const { comparison } = await readAnswer(changes, response)
        if (turn !== newest) return
        setRead({ base, comparison, items })
        setProblem(null)
      } catch {
        if (asking.signal.aborted || turn !== newest) return
        setProblem(network)
        askIn(longest)
      }
    }
    const askIn = (delay: number) => {
      clearTimeout(timer)
      timer = setTimeout(askNow, delay)
    }
    askNow()
    const unsubscribe = store.subscribe(() => {
      const now = Date.now()
      waitingSince ||= now
      askIn(Math.min(quiet, Math.max(0, waitingSince + longest - now)))
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
      asking.abort()
    }
  }, [tracker, base, store, isOffline, language])
  const compared = read?.base === base ? read : null
  return useMemo(
    () => ({ compared, problem: base === null ? null : isOffline ? network : problem }),
    [compared, problem, base, isOffline],
  )
}

function itemsOf(store: LedgerStore): Item[] {
  return store
    .outline()
    .flatMap(({ items }) => items.flatMap((entry) => [entry.item, ...entry.children.map(({ item }) => item)]))
}

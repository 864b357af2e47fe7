import { useCallback, useEffect, useState } from 'react'
import { accessSet, ledgerAccess } from '../contracts/access'
import { readAnswer } from '../contracts/contract'
import type { GrantOutcome } from '../model/house/grant'
import type { LedgerAccess } from '../model/ledger/access'
import { useLatest } from '../ui/useLatest'

/** What is said of what was asked last. `failed`: it was not reached · `loses-own`: it is asked back, with the form's values. */
type Told =
  | { kind: 'nothing' | 'saved' | 'failed' }
  | { kind: 'refused'; problem: Exclude<GrantOutcome, 'saved' | 'loses-own'> }
  | { kind: 'loses-own'; to: string; access: string }

export interface AccessState {
  /** Null until it is known. */
  access: LedgerAccess | null
  told: Told
  send(asked: FormData): Promise<void>
}

/** To whom a ledger is open, as the server tells its coordinators. `onLost`: one coordinates it no more. */
export function useAccess(tracker: string, onLost: () => void): AccessState {
  const [access, setAccess] = useState<LedgerAccess | null>(null)
  const [told, setTold] = useState<Told>({ kind: 'nothing' })
  const latestOnLost = useLatest(onLost)
  const address = `/trackers/${tracker}/access`
  const read = useCallback(async (): Promise<LedgerAccess | 'lost' | null> => {
    try {
      const response = await fetch(address)
      if (response.status === 403 || response.status === 404) return 'lost'
      return response.ok ? await readAnswer(ledgerAccess, response) : null
    } catch {
      return null
    }
  }, [address])
  const readAnew = useCallback(
    (then: Told) =>
      read().then((found) => {
        if (found === 'lost') return void latestOnLost()()
        if (found) setAccess(found)
        setTold(found ? then : { kind: 'failed' })
      }),
    [read, latestOnLost],
  )
  useEffect(() => void readAnew({ kind: 'nothing' }), [readAnew])
  return {
    access,
    told,
    async send(asked) {
      setTold({ kind: 'nothing' })
      const response = await fetch(address, { method: 'POST', body: asked }).catch(() => null)
      const answer = response ? await readAnswer(accessSet, response).catch(() => null) : null
      if (!answer) return void setTold({ kind: 'failed' })
      const { outcome } = answer
      if (outcome === 'saved') return readAnew({ kind: 'saved' })
      if (outcome === 'loses-own') setTold({ kind: outcome, to: textOf(asked, 'to'), access: textOf(asked, 'access') })
      else setTold({ kind: 'refused', problem: outcome })
    },
  }
}

function textOf(form: FormData, field: string): string {
  const value = form.get(field)
  return typeof value === 'string' ? value : ''
}

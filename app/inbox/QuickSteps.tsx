import { useState } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { sentText } from '../records/sentText'
import { useSendRecord } from '../records/useSendRecord'
import type { AskRow } from '../model/records/waitingRow'

/** What is asked of the reader and takes one click, where they read of it. `onDone`: the server answered. */
export function QuickSteps({ row, onDone }: { row: AskRow; onDone(): void }) {
  const { t } = useTranslation()
  const { record, steps, ledger } = row
  const send = useSendRecord(ledger.id, onDone)
  const [problem, setProblem] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  if (steps.length === 0) return null
  const take = async (event: string, button: HTMLElement) => {
    setBusy(true)
    const { id, version } = record
    const said = sentText(t, await send({ do: 'step', record: id, version, event, words: '' }))
    setProblem(said)
    setBusy(false)
    // Its line goes: the keyboard stays with those that are left.
    if (said === null) button.closest<HTMLElement>('[tabindex="-1"]')?.focus({ preventScroll: true })
  }
  return (
    <span className="quick-steps">
      {steps.map((event) => (
        <button
          key={event}
          className="button button--small button--primary"
          aria-disabled={isBusy}
          onClick={({ currentTarget }) => isBusy || void take(event, currentTarget)}
        >
          {t(`asks.do.${event as 'receive'}`)}
        </button>
      ))}
      {problem && (
        <span className="field__error" role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}

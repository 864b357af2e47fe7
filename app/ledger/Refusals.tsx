import { useLayoutEffect, useRef, useState } from 'react'
import { isColumnId } from '../model/ledger/columns'
import type { Refusal } from '../model/ledger/errors'
import type { Reading } from '../reading/reading'
import { refusedText } from '../reading/refusedText'
import type { LedgerStore } from '../sync/LedgerStore'
import { copyText } from '../ui/copyText'

interface RefusalsProps {
  refusals: Refusal[]
  store: LedgerStore
  reading: Reading
  onDismiss: () => void
}

/**
 * What was not accepted (G7): where, why, and the text itself, so that nothing typed is lost. It takes the keyboard from
 * whoever types at the text's end, where what they type on goes.
 */
export function Refusals(props: RefusalsProps) {
  return props.refusals.length > 0 ? <RefusalsDialog {...props} /> : null
}

function RefusalsDialog({ refusals, store, reading, onDismiss }: RefusalsProps) {
  const { t } = reading
  const dialog = useRef<HTMLDialogElement>(null)
  const [copied, setCopied] = useState<Refusal[] | null>(null)
  const texts = useRef(new Map<number, HTMLTextAreaElement>())
  useLayoutEffect(() => {
    dialog.current?.showModal()
    const [first] = texts.current.values()
    first?.focus()
    first?.setSelectionRange(first.value.length, first.value.length)
  }, [])
  const whereOf = ({ item, column }: Refusal) => {
    const entry = item ? store.lastEntry(item) : undefined
    // One that is out of sight with its stream has no number.
    const row = item ? (entry?.item ?? store.item(item) ?? store.allStreams.find(({ id }) => id === item)) : undefined
    return [
      row && [entry?.code, reading.titleOf(row)].filter(Boolean).join(' '),
      // What was said of a column has its id in the place of a row's.
      item && isColumnId(item) && reading.columnName(item),
      column && isColumnId(column) && reading.columnName(column),
    ]
      .filter(Boolean)
      .join(' · ')
  }
  const withText = refusals.flatMap((refusal, i) => (refusal.text ? [{ refusal, i }] : []))
  const copy = async () => {
    if (
      await copyText(
        withText.map(({ refusal, i }) => `${whereOf(refusal)}\n${texts.current.get(i)!.value}`).join('\n\n'),
      )
    )
      setCopied(refusals)
  }
  return (
    <dialog ref={dialog} className="refusals" aria-labelledby="refusals-title" onClose={onDismiss}>
      <h2 className="page__title" id="refusals-title">
        {t('ledger.refusedTitle')}
      </h2>
      <p>{t('ledger.refusedText')}</p>
      <ul className="refusals__list">
        {refusals.map((refusal, i) => (
          <li key={i}>
            <p className="refusals__where">{whereOf(refusal)}</p>
            <p className="refusals__why">{t(`refusal.${refusal.code}`)}</p>
            {refusal.text && (
              <textarea
                ref={(field) => void (field ? texts.current.set(i, field) : texts.current.delete(i))}
                className="input"
                rows={Math.min(6, refusal.text.split('\n').length + 1)}
                defaultValue={refusedText(refusal, reading)}
                aria-label={whereOf(refusal)}
              />
            )}
          </li>
        ))}
      </ul>
      <p className="refusals__foot">
        <button className="button button--primary" onClick={() => dialog.current?.close()}>
          {t('ledger.close')}
        </button>
        {withText.length > 0 && (
          <button className="button" onClick={() => void copy()}>
            <span aria-live="polite">
              {t(copied === refusals ? 'app.copied' : withText.length > 1 ? 'ledger.copyAll' : 'app.copy')}
            </span>
          </button>
        )}
      </p>
    </dialog>
  )
}

import { useRef, useState, type KeyboardEvent } from 'react'
import { limits } from '../../model/ledger/limits'
import { isStatus, missingFor, movesFrom, statusOf, type Status } from '../../model/ledger/status'
import { verbsOf, verbTo } from '../../model/ledger/verbs'
import { missingText } from '../../reading/missingText'
import { StatusChip } from '../cells'
import { Excess } from '../../ui/Excess'
import { FillHint } from './FillHint'
import type { EditorProps } from './EditorProps'
import { Left } from './Left'
import { nameDialog } from './nameDialog'
import { Picker } from './Picker'

const needsReason = (status: Status) => status === 'returned' || status === 'deferred'

/** Offers only the moves that this person may make; returning and deferring ask for the reason first. */
export function StatusEditor({ context, item: id, column, fills, change, done, drop }: EditorProps) {
  const { t, schema, columnName } = context.reading
  const item = context.store.item(id)!
  const from = statusOf(item)
  const [asking, setAsking] = useState<Status | null>(null)
  // A reason that could not be written waits in its cell.
  const [reason, setReason] = useState(() => {
    const wrong = context.wrongAt(id, column)?.text ?? ''
    return isStatus(wrong) ? '' : wrong
  })
  // Where the list opened above its cell, a lower form in its place would stand away from that.
  const list = useRef<HTMLElement | null>(null)
  const [height, setHeight] = useState(0)
  const giveReason = (status: Status, typed: string) => {
    const why = typed.trim()
    setReason(typed)
    if (why === '') change(new Left([]))
    else if (why.length > limits.shortText) change(new Left([], [{ code: 'too-long', item: id, column, text: why }]))
    else
      change(
        new Left([
          { item: id, column, value: status },
          { item: id, column: 'reason', value: why },
        ]),
      )
  }
  const isEnough = reason.trim() !== '' && reason.trim().length <= limits.shortText
  if (asking) {
    const onKeyDown = (event: KeyboardEvent) => {
      const isTab = event.key === 'Tab'
      if (event.nativeEvent.isComposing || !(isTab || (event.key === 'Enter' && (event.ctrlKey || event.metaKey))))
        return
      // Without a reason Tab leaves all as it was.
      if (isEnough || (isTab && reason.trim() === '')) done(event.nativeEvent)
      else event.preventDefault()
    }
    return (
      <form
        ref={nameDialog(columnName(column))}
        className="popup-editor popup-editor--reason"
        style={{ minHeight: height }}
        onSubmit={(event) => {
          event.preventDefault()
          if (isEnough) done()
        }}
      >
        <label className="field__label" htmlFor="reason">
          {t('ledger.reasonFor', { status: t(`status.${asking}`) })}
        </label>
        <textarea
          id="reason"
          className="input"
          rows={3}
          autoFocus
          value={reason}
          onChange={(event) => giveReason(asking, event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Excess text={reason} most={limits.shortText} />
        <p className="field__hint">{t('ledger.reasonHint')}</p>
        <FillHint fills={fills} />
        <div className="popup-editor__foot">
          <button type="button" className="button button--quiet button--small" onClick={() => drop()}>
            {t('ledger.cancel')}
          </button>
          <button className="button button--primary button--small" disabled={!isEnough}>
            {t('ledger.confirm')}
          </button>
        </div>
      </form>
    )
  }
  // The next thing first, by its name, then whatever else may be.
  const offered = verbsOf(context.person, item, false)
  const rank = (status: Status) => {
    const verb = verbTo(status, offered)
    return verb ? offered.indexOf(verb) : offered.length
  }
  const moves = movesFrom(context.person, from).sort((a, b) => rank(a) - rank(b))
  const options = moves.map((status) => {
    const verb = verbTo(status, offered)
    const name = verb && t(`commands.names.${verb}`)
    const missing = needsReason(status) ? null : missingFor(status, item, from, schema)
    return {
      value: status,
      label: t(`status.${status}`),
      content: (
        <>
          <StatusChip status={status} reading={context.reading} />
          {/* Some are called as what they lead to. */}
          {name !== t(`status.${status}`) && <span className="picker__verb">{name}</span>}
        </>
      ),
      ...(missing ? { disabled: missingText(missing, context.reading) } : {}),
    }
  })
  return (
    <div
      ref={(element) => {
        list.current = element
        nameDialog(columnName(column))(element)
      }}
      className="popup-editor popup-editor--status"
    >
      <Picker
        label={t('ledger.chooseStatus')}
        options={options}
        selected={[]}
        handOver={context.handOver}
        emptyText={t('ledger.noMoves')}
        onChange={([chosen], by) => {
          const status = chosen as Status
          if (!needsReason(status)) {
            change(new Left([{ item: id, column, value: status }]))
            return done(by)
          }
          // The form that asks for it takes the list's place, and the keyboard.
          by?.preventDefault()
          setHeight(list.current?.offsetHeight ?? 0)
          setAsking(status)
          if (reason !== '') giveReason(status, reason)
        }}
        onDone={done}
      />
      <FillHint fills={fills} />
      {item.reason && (from === 'returned' || from === 'deferred') && (
        <p className="popup-editor__note">{item.reason}</p>
      )}
    </div>
  )
}

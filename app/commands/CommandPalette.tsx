import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { searchRank } from '../model/view/searchRank'
import { useSavedViews } from '../ledger/useSavedViews'
import { usePageContext } from '../grid/PageContext'
import { isComposing } from '../ui/isComposing'
import { ledgerCommands } from './ledgerCommands'
import { listOffers, type Offer } from './listOffers'

/** As many are shown as anybody reads. */
const most = 80
/** Before anything is typed, only what is few. */
const shownAtFirst: readonly Offer['group'][] = ['focused', 'column', 'action', 'view', 'stream']

/** Everything that the page can do, by typing a part of its name: a combobox whose list stays open. */
export function CommandPalette({ onClose }: { onClose(): void }) {
  const { t } = useTranslation()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const chosen = useRef<Offer | null>(null)
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const { tracker, commands } = usePageContext()
  const { views } = useSavedViews(tracker, null, true)
  // As the page was when it was opened: nothing jumps under the finger while others type.
  const [opened] = useState(() => commands.now())
  const offers = useMemo(() => listOffers(ledgerCommands, { ...opened, savedViews: views }), [opened, views])
  const shown = useMemo(() => {
    if (typed.trim() !== '') return searchRank(offers, typed).slice(0, most)
    // What one may do with the row in hand comes before what one may do at any time.
    return shownAtFirst.flatMap((one) => offers.filter(({ group }) => group === one)).slice(0, most)
  }, [offers, typed])
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  // The dialog first gives the keyboard back to what had it; where the command leads, the keyboard goes then.
  const choose = (offer: Offer | undefined) => {
    if (!offer || offer.why !== '') return
    chosen.current = offer
    dialog.current?.close()
  }
  const close = () => {
    onClose()
    chosen.current?.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key]
    if (step && shown.length > 0)
      setActive((now) =>
        Math.abs(step) === 1
          ? (now + step + shown.length) % shown.length
          : Math.max(0, Math.min(shown.length - 1, now + step)),
      )
    else if (event.key === 'Enter') choose(shown[active])
    else if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
  }
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={t('commands.names.commands')}
      onClose={close}
      onClick={({ target, currentTarget }) => target === currentTarget && currentTarget.close()}
    >
      <div className="palette__inside">
        <input
          className="palette__input"
          role="combobox"
          aria-label={t('commands.names.commands')}
          aria-expanded
          aria-autocomplete="list"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
          placeholder={t('commands.hint')}
          autoComplete="off"
          spellCheck={false}
          autoFocus
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
        />
        <ul className="palette__list" id={`${id}-list`} role="listbox" aria-label={t('commands.names.commands')}>
          {shown.map((offer, i) => (
            // The combobox above holds the keyboard; options take the mouse only.
            <li
              key={offer.id}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              aria-disabled={offer.why !== ''}
              className="palette__option"
              onMouseMove={() => setActive(i)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(offer)}
            >
              <span className="palette__label">{offer.label}</span>
              {offer.key && !offer.why ? (
                <kbd>{offer.key}</kbd>
              ) : (
                <span className="palette__group">
                  {offer.why ||
                    t(`commands.group.${offer.group}`, {
                      code: opened.row?.code,
                      column: opened.column === null ? '' : opened.reading.columnName(opened.column),
                    })}
                </span>
              )}
            </li>
          ))}
        </ul>
        {shown.length === 0 && <p className="palette__empty">{t('commands.empty')}</p>}
        <p className="visually-hidden" role="status">
          {t('commands.count', { count: shown.length })}
        </p>
      </div>
    </dialog>
  )
}

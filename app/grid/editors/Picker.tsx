import { fold } from '../../model/text/fold'
import { pinyinInitials } from '../../model/text/pinyin'
import { ignoreSecondClick } from '../../ui/ignoreSecondClick'
import { useLatest } from '../../ui/useLatest'
import { fillsRange } from './fillsRange'
import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'

export interface PickerOption {
  value: string
  label: string
  /** What else finds it. */
  alias?: string
  content?: ReactNode
  /** Why it cannot be chosen. */
  disabled?: string
}

interface PickerProps {
  label: string
  options: PickerOption[]
  selected: readonly string[]
  /** Several may be chosen; the choice is then made by `onDone`. */
  isMultiple?: boolean
  /** Hears what is typed to find an option, until one is chosen; without it nothing is to be typed. */
  onSearch?(text: string): void
  /** Gives the list the keyboard once it stands, with what was typed until then. */
  handOver: (take: (typed: string) => void) => () => void
  emptyText: string
  /** `by`: the key or the click that chose. */
  onChange(selected: string[], by?: By): void
  onDone(by?: By): void
}

/** By a part of a name, or by the initials of its pinyin: `rsj` for 人社局. */
function isFoundBy({ label, alias = '' }: PickerOption, wanted: string): boolean {
  const names = fold(`${label}\n${alias}`)
  return names.includes(wanted) || (/^[a-z]+$/.test(wanted) && pinyinInitials(label).includes(wanted))
}

type By = globalThis.KeyboardEvent | globalThis.MouseEvent

/** A list to choose from, by keyboard or mouse: a combobox whose list stays open, as cells' editors need it. */
export function Picker({
  label,
  options,
  selected,
  isMultiple,
  onSearch,
  handOver,
  emptyText,
  onChange,
  onDone,
}: PickerProps) {
  const id = useId()
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(
    Math.max(
      0,
      options.findIndex((option) => selected.includes(option.value)),
    ),
  )
  /** Somebody typed or walked to what is marked: Tab takes it. The mark that stood there at first is nobody's choice. */
  const [isMeant, setMeant] = useState(false)
  const focusRef = useRef<HTMLInputElement & HTMLDivElement>(null)
  const shown = useMemo(() => {
    const wanted = fold(search).trim()
    return options.filter((option) => isFoundBy(option, wanted))
  }, [options, search])
  const isSearchable = onSearch !== undefined
  const type = (text: string) => {
    setSearch(text)
    setActive(0)
    setMeant(text.trim() !== '')
    onSearch?.(text)
  }
  const typeLatest = useLatest(type)
  useLayoutEffect(
    () =>
      handOver((typed) => {
        focusRef.current?.focus()
        if (isSearchable && typed) typeLatest()(typed)
      }),
    [handOver, isSearchable, typeLatest],
  )
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  const choose = (option: PickerOption | undefined, by: By) => {
    if (!option || option.disabled) return
    setMeant(false)
    if (!isMultiple) onChange([option.value], by)
    else
      onChange(
        selected.includes(option.value)
          ? selected.filter((value) => value !== option.value)
          : [...selected, option.value],
        by,
      )
  }
  /** Ends with this one chosen, too. */
  const leaveWith = (option: PickerOption | undefined, by: By) => {
    // What cannot be chosen stays open, with the reason beside it.
    if (!option || option.disabled) return void by.preventDefault()
    if (!isMultiple) return void choose(option, by)
    onChange([...new Set([...selected, option.value])])
    onDone(by)
  }
  const leave = ({ nativeEvent }: KeyboardEvent) => {
    if (isMeant) leaveWith(shown[active], nativeEvent)
    else onDone(nativeEvent)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Tab') return void leave(event)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) {
      setActive((now) => (now + step + shown.length) % Math.max(1, shown.length))
      setMeant(true)
    } else if (event.key === 'Enter' && isMultiple && (event.ctrlKey || event.metaKey)) leave(event)
    else if (event.key === 'Enter' || (event.key === ' ' && !isSearchable)) choose(shown[active], event.nativeEvent)
    else return
    event.preventDefault()
  }
  const combobox = {
    role: 'combobox',
    'aria-label': label,
    'aria-expanded': true,
    'aria-controls': `${id}-list`,
    'aria-activedescendant': shown[active] ? `${id}-${active}` : undefined,
    onKeyDown,
  }
  return (
    <div className="picker">
      {isSearchable ? (
        <input
          ref={focusRef}
          className="input picker__search"
          value={search}
          placeholder={label}
          {...combobox}
          onChange={(event) => type(event.target.value)}
        />
      ) : (
        <div ref={focusRef} tabIndex={0} className="picker__focus" {...combobox}>
          {label}
        </div>
      )}
      <ul
        className="picker__list"
        id={`${id}-list`}
        role="listbox"
        onClickCapture={ignoreSecondClick}
        aria-label={label}
        aria-multiselectable={isMultiple}
      >
        {shown.map((option, i) => (
          // The combobox above holds the keyboard; rows take the mouse only.
          <li
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            aria-selected={selected.includes(option.value)}
            aria-disabled={option.disabled !== undefined}
            className={i === active ? 'picker__option picker__option--active' : 'picker__option'}
            onMouseMove={() => setActive(i)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={({ nativeEvent }) => (fillsRange(nativeEvent) ? leaveWith : choose)(option, nativeEvent)}
          >
            <span className="picker__tick" aria-hidden="true">
              {selected.includes(option.value) ? '✓' : ''}
            </span>
            <span className="picker__label">{option.content ?? option.label}</span>
            {option.disabled && <span className="picker__why">{option.disabled}</span>}
          </li>
        ))}
        {shown.length === 0 && <li className="picker__empty">{emptyText}</li>}
      </ul>
    </div>
  )
}

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
  isSearchable?: boolean
  /** Gives the list the keyboard once it stands, with what was typed until then. */
  handOver: (take: (typed: string) => void) => () => void
  emptyText: string
  onChange(selected: string[]): void
  /** `by`: the key that ended it, if one did. */
  onDone(by?: globalThis.KeyboardEvent): void
}

/** A list to choose from, by keyboard or mouse: a combobox whose list stays open, as cells' editors need it. */
export function Picker({ label, options, selected, isMultiple, isSearchable, handOver, emptyText, onChange, onDone }: PickerProps) {
  const id = useId()
  const [search, setSearch] = useState('')
  const [active, setActive] = useState(Math.max(0, options.findIndex((option) => selected.includes(option.value))))
  const focusRef = useRef<HTMLInputElement & HTMLDivElement>(null)
  const shown = useMemo(() => {
    const wanted = search.trim().toLowerCase()
    return options.filter((option) => `${option.label}\n${option.alias ?? ''}`.toLowerCase().includes(wanted))
  }, [options, search])
  useLayoutEffect(
    () =>
      handOver((typed) => {
        focusRef.current?.focus()
        if (isSearchable) setSearch(typed)
      }),
    [handOver, isSearchable],
  )
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, id])

  const choose = (option: PickerOption | undefined, by?: globalThis.KeyboardEvent) => {
    if (!option || option.disabled) return
    if (!isMultiple) {
      onChange([option.value])
      return onDone(by)
    }
    onChange(selected.includes(option.value) ? selected.filter((value) => value !== option.value) : [...selected, option.value])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((now) => (now + step + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter' && isMultiple && event.ctrlKey) onDone(event.nativeEvent)
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
        <input ref={focusRef} className="input picker__search" value={search} placeholder={label} {...combobox}
          onChange={(event) => { setSearch(event.target.value); setActive(0) }} />
      ) : (
        <div ref={focusRef} tabIndex={0} className="picker__focus" {...combobox}>{label}</div>
      )}
      <ul className="picker__list" id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={isMultiple}>
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
            onClick={() => choose(option)}
          >
            <span className="picker__tick" aria-hidden="true">{selected.includes(option.value) ? '✓' : ''}</span>
            <span className="picker__label">{option.content ?? option.label}</span>
            {option.disabled && <span className="picker__why">{option.disabled}</span>}
          </li>
        ))}
        {shown.length === 0 && <li className="picker__empty">{emptyText}</li>}
      </ul>
    </div>
  )
}

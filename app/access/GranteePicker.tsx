import { useId, useMemo, useState, type KeyboardEvent } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { searchRank, type Findable } from '../model/view/searchRank'
import { isComposing } from '../ui/isComposing'

export interface GranteeOption extends Findable {
  /** As `granteeText` says it. */
  value: string
  /** Tells it from others of that name. */
  note: string
}

/** As many are shown as one can look over. */
const most = 8

/** Everyone, a department or a person, found by typing a part of the name or the initials of its pinyin. */
export function GranteePicker({
  options,
  onChoose,
}: {
  options: readonly GranteeOption[]
  onChoose(value: string): void
}) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const shown = useMemo(() => searchRank(options, typed).slice(0, most), [options, typed])
  const choose = (option: GranteeOption | undefined) => {
    if (!option) return
    setTyped(option.label)
    setOpen(false)
    onChoose(option.value)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && shown.length > 0) {
      if (isOpen) setActive((now) => (now + step + shown.length) % shown.length)
      setOpen(true)
    } else if (event.key === 'Enter' && isOpen) choose(shown[active])
    else if (event.key === 'Escape' && isOpen) setOpen(false)
    else return
    event.preventDefault()
  }
  return (
    <div className="grantee-picker">
      <input
        id="access-to"
        className="input"
        role="combobox"
        aria-expanded={isOpen}
        aria-autocomplete="list"
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && shown[active] ? `${id}-${active}` : undefined}
        placeholder={t('access.toHint')}
        autoComplete="off"
        spellCheck={false}
        required
        value={typed}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={({ target }) => {
          setTyped(target.value)
          setActive(0)
          setOpen(true)
          onChoose('')
        }}
        onKeyDown={onKeyDown}
      />
      <ul
        className="grantee-picker__list"
        id={`${id}-list`}
        role="listbox"
        aria-label={t('access.to')}
        hidden={!isOpen}
      >
        {shown.map((option, i) => (
          // The field above holds the keyboard; options take the mouse only.
          <li
            key={option.value}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active}
            className="grantee-picker__option"
            onMouseMove={() => setActive(i)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(option)}
          >
            {option.label} <span className="grantee-picker__note">{option.note}</span>
          </li>
        ))}
        {shown.length === 0 && <li className="grantee-picker__option">{t('access.nobodyFound')}</li>}
      </ul>
    </div>
  )
}

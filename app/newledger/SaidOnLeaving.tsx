import { isComposing } from '../ui/isComposing'

interface SaidOnLeavingProps {
  label: string
  value: string
  maxLength: number
  placeholder?: string | undefined
  onSay(text: string): void
}

/** A short text that counts when one leaves it, or with Enter: with each letter, all of a file would be read again. */
export function SaidOnLeaving({ label, value, maxLength, placeholder, onSay }: SaidOnLeavingProps) {
  return (
    <input
      className="input input--small"
      aria-label={label}
      // What it says otherwise by now was said elsewhere.
      key={value}
      defaultValue={value}
      maxLength={maxLength}
      placeholder={placeholder}
      onKeyDown={({ key, currentTarget, nativeEvent }) =>
        key === 'Enter' && !isComposing(nativeEvent) && currentTarget.blur()
      }
      onBlur={({ target }) => target.value.trim() !== value && onSay(target.value.trim())}
    />
  )
}

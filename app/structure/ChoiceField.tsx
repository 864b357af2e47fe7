import { useId } from 'react'

interface ChoiceFieldProps<T extends string> {
  label: string
  value: T
  choices: readonly (readonly [value: NoInfer<T>, name: string])[]
  hint?: string
  onChoose(value: NoInfer<T>): void
}

/** One of a few. */
export function ChoiceField<T extends string>({ label, value, choices, hint, onChoose }: ChoiceFieldProps<T>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select
        className="input input--small"
        id={id}
        value={value}
        onChange={({ target }) => onChoose(target.value as T)}
      >
        {choices.map(([choice, name]) => (
          <option key={choice} value={choice}>
            {name}
          </option>
        ))}
      </select>
      {hint && <span className="field__hint">{hint}</span>}
    </div>
  )
}

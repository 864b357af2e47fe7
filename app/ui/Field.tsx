import { type InputHTMLAttributes, useEffect, useId, useRef } from 'react'

type FieldProps = InputHTMLAttributes<HTMLInputElement> & { label: string; hint?: string; error?: string | null }

/** A labelled input with its hint and its error; an error takes the focus there. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  const id = useId()
  const ref = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (error) ref.current?.focus()
  }, [error])
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        ref={ref}
        id={id}
        className="input"
        aria-invalid={error ? true : undefined}
        aria-describedby={hint || error ? `${id}-note` : undefined}
      />
      <div id={`${id}-note`}>
        {error ? (
          <p className="field__error" role="alert">
            {error}
          </p>
        ) : (
          hint && <p className="field__hint">{hint}</p>
        )}
      </div>
    </div>
  )
}

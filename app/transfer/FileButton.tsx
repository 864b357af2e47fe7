import { useRef } from 'react'

interface FileButtonProps {
  label: string
  className: string
  /** As an input's `accept`. */
  accept: string
  disabled?: boolean
  onChoose: (file: File) => void
}

/** A button that lets a file be chosen, the same one twice too. */
export function FileButton({ label, className, accept, disabled, onChoose }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button type="button" className={className} disabled={disabled} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        aria-label={label}
        onChange={({ target }) => {
          const file = target.files?.[0]
          target.value = ''
          if (file) onChoose(file)
        }}
      />
    </>
  )
}

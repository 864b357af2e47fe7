import { useRef } from 'react'

interface FileButtonProps {
  label: string
  title?: string
  className?: string
  /** As an input's `accept`; where it has pictures, a phone offers its camera too. */
  accept: string
  /** Several at once. */
  isMultiple?: boolean
  /** A phone opens its camera at once. */
  isCamera?: boolean
  autoFocus?: boolean
  disabled?: boolean
  /** At least one. */
  onFiles(files: [File, ...File[]]): void
}

/** A button that lets files be chosen, the same ones twice too. */
export function FileButton({
  label,
  title,
  className = 'button button--small',
  accept,
  isMultiple,
  isCamera,
  autoFocus,
  disabled,
  onFiles,
}: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={className}
        title={title}
        autoFocus={autoFocus}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={isMultiple}
        accept={accept}
        capture={isCamera ? 'environment' : undefined}
        aria-label={label}
        onChange={({ target }) => {
          const [first, ...others] = target.files ?? []
          target.value = ''
          if (first) onFiles([first, ...others])
        }}
      />
    </>
  )
}

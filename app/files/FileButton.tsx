import { useRef } from 'react'

interface FileButtonProps {
  label: string
  title?: string
  className?: string
  /** What is offered; for pictures a phone offers its camera too. */
  accept: string
  /** A phone opens its camera at once. */
  isCamera?: boolean
  autoFocus?: boolean
  /** Several at once. */
  onFiles(files: File[]): void
}

/** Lets files be chosen. */
export function FileButton({ label, title, className = '', accept, isCamera, autoFocus, onFiles }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <button
        type="button"
        className={`button button--small ${className}`}
        title={title}
        autoFocus={autoFocus}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={!isCamera}
        accept={accept}
        capture={isCamera ? 'environment' : undefined}
        aria-label={label}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])]
          target.value = ''
          onFiles(files)
        }}
      />
    </>
  )
}

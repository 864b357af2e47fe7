import { useEffect } from 'react'
import { useClearOfWork } from './useClearOfWork'

export interface ToastMessage {
  text: string
  isError?: boolean
  /** `isUndo`: it takes back what was done last, and is gone once anything else is done. */
  action?: { label: string; run: () => void; isUndo?: boolean }
}

interface ToastProps {
  message: ToastMessage
  onDone: () => void
}

/** How long a message stays, ms; one that offers an action stays longer. */
const stays = { plain: 6_000, withAction: 12_000 }

/** One short message over the grid, read aloud politely. */
export function ToastRegion({ message, onDone }: { message: ToastMessage | null; onDone: () => void }) {
  return <div role="status">{message && <Toast message={message} onDone={onDone} />}</div>
}

/** At the grid's foot, or its head where somebody works at its foot. */
function Toast({ message, onDone }: ToastProps) {
  const [own, isAtHead] = useClearOfWork()
  useEffect(() => {
    const timer = setTimeout(onDone, message.action ? stays.withAction : stays.plain)
    return () => clearTimeout(timer)
  }, [message, onDone])
  return (
    <div ref={own} className={isAtHead ? 'toast-place toast-place--head' : 'toast-place'}>
      <div className={message.isError ? 'toast toast--error' : 'toast'}>
        {message.text}
        {message.action && (
          <button
            className="toast__action"
            onClick={() => {
              onDone()
              message.action!.run()
            }}
          >
            {message.action.label}
          </button>
        )}
      </div>
    </div>
  )
}

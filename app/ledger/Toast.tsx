import { useEffect } from 'react'
import { useClearOfWork } from './useClearOfWork'

export interface ToastMessage {
  text: string
  isError?: boolean
  /** `isUndo`: it takes back what was done last, and is gone once anything else is done. */
  action?: { label: string; run: () => void; isUndo?: boolean }
}

/** How long a message stays, ms; one that offers an action stays longer. */
const stays = { plain: 6_000, withAction: 12_000 }

/** One short message over the grid's foot, or its head where somebody works at its foot; read aloud politely. */
export function Toast({ message, onDone }: { message: ToastMessage | null; onDone: () => void }) {
  useEffect(() => {
    if (!message) return
    const timer = setTimeout(onDone, message.action ? stays.withAction : stays.plain)
    return () => clearTimeout(timer)
  }, [message, onDone])
  const [region, isAtHead] = useClearOfWork(message !== null)
  return (
    <div ref={region} className={isAtHead ? 'toast-region toast-region--head' : 'toast-region'} role="status">
      {message && (
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
      )}
    </div>
  )
}

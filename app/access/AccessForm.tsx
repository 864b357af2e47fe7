import { Form, type FormProps } from '@remix-run/react'
import { createContext, useContext, type ReactNode } from 'react'

/** Who sends what is asked of a ledger's access. */
type SendAccess = (asked: FormData) => void

const Sending = createContext<SendAccess | null>(null)

/** Around forms that are to be sent otherwise than to their page's own action. */
export function SendAccessBy({ send, children }: { send: SendAccess; children: ReactNode }) {
  return <Sending.Provider value={send}>{children}</Sending.Provider>
}

/** A form that gives, changes or withdraws access (`accessForm.ts`). */
export function AccessForm({ children, ...props }: FormProps) {
  const send = useContext(Sending)
  return (
    <Form
      method="post"
      preventScrollReset
      {...props}
      onSubmit={(event) => {
        if (!send) return
        event.preventDefault()
        send(new FormData(event.currentTarget))
      }}
    >
      <input type="hidden" name="intent" value="access" />
      {children}
    </Form>
  )
}

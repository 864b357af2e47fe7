import { createContext, useContext } from 'react'

/** The nonce of this page's Content-Security-Policy, for style elements that components add (X4). */
export const NonceContext = createContext('')

export function useNonce(): string {
  return useContext(NonceContext)
}

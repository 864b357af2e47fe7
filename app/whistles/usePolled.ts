import { useCallback, useState } from 'react'
import { readAnswer, type Contract } from '../contracts/contract'
import { useAskingAgain } from '../ui/useAskingAgain'

interface Polled<Value> {
  value: Value
  /** Asks at once. Without an answer what was known stays. */
  ask(): Promise<void>
}

/** What an address answers, asked again every `every` ms while somebody looks. `first`: as it came with the page. */
export function usePolled<Value>(
  address: string,
  contract: Contract<Value>,
  first: Value,
  every: number,
): Polled<Value> {
  const [value, setValue] = useState(first)
  const ask = useCallback(async () => {
    try {
      const response = await fetch(address)
      if (!response.ok) return
      const answer = await readAnswer(contract, response)
      // What is as it was draws nothing anew.
      setValue((known) => (JSON.stringify(known) === JSON.stringify(answer) ? known : answer))
    } catch {
      // The network is away, or the server is being started anew: the next question finds out.
    }
  }, [address, contract])
  useAskingAgain(ask, every)
  return { value, ask }
}

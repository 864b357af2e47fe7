import { useSearchParams } from '@remix-run/react'
import { useCallback, useMemo } from 'react'
import { askedPeople, peopleAddress, type AskedPeople } from './askedPeople'

/** What is looked for on the people page, and addresses that go on looking for it. */
export function usePeopleAddress(): {
  asked: AskedPeople
  addressOf: (extras?: Parameters<typeof peopleAddress>[1]) => string
} {
  const [query] = useSearchParams()
  const asked = useMemo(() => askedPeople(query), [query])
  const addressOf = useCallback((extras?: Parameters<typeof peopleAddress>[1]) => peopleAddress(asked, extras), [asked])
  return { asked, addressOf }
}

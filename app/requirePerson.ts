import { redirect } from '@remix-run/node'
import type { AppContext } from './context'
import type { HousePerson } from './model/house/housePerson'

/** Who asks for a page that belongs to no ledger; nobody is led to `signIn`. */
export function requirePerson({ person }: AppContext, signIn: string): HousePerson {
  if (!person) throw redirect(signIn)
  return person
}

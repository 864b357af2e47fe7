import { redirect } from '@remix-run/node'
import type { AppContext } from './context'
import type { Person } from './model/ledger/person'

/** Who asks for a page that belongs to no ledger; nobody is led to `signIn`. */
export function requirePerson({ person }: AppContext, signIn: string): Person {
  if (!person) throw redirect(signIn)
  return person
}

import { data, redirect, type HeadersFunction, type TypedResponse } from '@remix-run/node'
import type { Entered, PeopleError } from '../ports/people'

/** What was not done, as an action answers it. `retryAfter`: seconds. */
export interface Problem {
  error: PeopleError
  retryAfter?: number
}

const statuses: Record<PeopleError, number> = {
  'wrong-password': 401,
  'too-many-tries': 429,
  'link-unknown': 404,
  'link-expired': 410,
  'link-used': 410,
  'account-taken': 409,
  'account-malformed': 400,
  'name-missing': 400,
  'mail-malformed': 400,
  'time-malformed': 400,
  'password-too-short': 400,
  'password-too-long': 400,
  'ledger-unknown': 400,
  'department-unknown': 400,
  'department-taken': 409,
  'department-in-use': 409,
  'department-closed': 409,
  'merge-unfinished': 503,
  'last-administrator': 409,
  'person-disabled': 409,
  'not-allowed': 403,
}

/** Answers with a problem, and whatever the form needs to be shown again, under the problem's HTTP status. */
export function refuse<Rest extends object>({ error, retryAfter }: Problem, rest: Rest) {
  const headers = retryAfter === undefined ? undefined : { 'Retry-After': String(retryAfter) }
  return data({ ...rest, error, retryAfter }, { status: statuses[error], headers })
}

/** Leads on who has just come in, with the cookies that say so. */
export function letIn({ cookie, device }: Entered, to: string): TypedResponse<never> {
  return redirect(to, {
    headers: [
      ['Set-Cookie', cookie],
      ['Set-Cookie', device],
    ],
  })
}

/** For pages about people: nothing of them stays in a cache, and `Retry-After` goes through. */
export const peopleHeaders: HeadersFunction = ({ actionHeaders }) => {
  const headers = new Headers({ 'Cache-Control': 'no-store' })
  const retryAfter = actionHeaders.get('Retry-After')
  if (retryAfter) headers.set('Retry-After', retryAfter)
  return headers
}

import { redirect } from '@remix-run/node'
import type { AppContext } from './context'
import type { MemberLedger } from './ports/ledgers'

/** How an address says no: 401 to who is not signed in, 404 for a ledger that is not there for them. */
export type Refuse = (status: 401 | 404) => Response

/**
 * Everything that whoever asks may do with this ledger (L1). A page names its `request`: who is not signed in is led to
 * sign in and comes back. Addresses of data answer a bare 401, or what they `refuse` with. A forbidden ledger is
 * answered as an unknown one: 404.
 */
export async function requireLedger(
  context: AppContext,
  id: string | undefined,
  asked?: Request | Refuse,
): Promise<MemberLedger> {
  const refuse = typeof asked === 'function' ? asked : bare
  if (!context.person) throw asked instanceof Request ? redirect(signInFirst(asked)) : refuse(401)
  const ledger = id === undefined ? null : await context.ledgers.enter(id)
  if (!ledger) throw refuse(404)
  return ledger
}

function signInFirst(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return `/sign-in?next=${encodeURIComponent(pathname + search)}`
}

function bare(status: 401 | 404): Response {
  return new Response(null, { status, statusText: status === 401 ? 'Unauthorized' : 'Not Found' })
}

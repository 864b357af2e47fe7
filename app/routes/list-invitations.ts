import type { ActionFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { listOutcome, peopleList } from '../contracts/peopleList'
import { administers } from '../model/house/housePerson'
import type { ListOutcome } from '../model/house/peopleList'
import { requirePerson } from '../requirePerson'

const statusOf: Record<ListOutcome['kind'], number> = {
  made: 201,
  refused: 409,
  empty: 400,
  'too-long': 400,
  'ledger-unknown': 409,
  'not-allowed': 403,
}

/** `POST /people/list/invitations` invites everybody of a list (JSON `PeopleList`), or nobody. Answers JSON `ListOutcome`. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const person = requirePerson(context, '/sign-in?next=/people/list')
  if (!administers(person)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  const list = await jsonOf(request, peopleList)
  const outcome = await context.people.inviteList(list.people, list.ledgers)
  // Links are shown this once, and stay in no cache.
  const headers = { 'Cache-Control': 'no-store' }
  return jsonAnswer(listOutcome, outcome, { status: statusOf[outcome.kind], headers })
}

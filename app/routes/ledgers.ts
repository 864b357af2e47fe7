import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { ledgerMade, ledgerWish } from '../contracts/newLedger'
import { makesLedgers } from '../model/house/housePerson'
import { statusOfMaking } from '../newledger/statusOfMaking'
import { requirePerson } from '../requirePerson'

/** All ledgers stand on the home page. */
export function loader(): Response {
  return redirect('/')
}

/** `POST` makes a ledger (JSON `LedgerWish`). Answers JSON `MakingOutcome`. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const person = requirePerson(context, '/sign-in?next=/trackers/new')
  // Before anything of what may be a large body is read.
  if (!makesLedgers(person)) throw new Response(null, { status: 403 })
  const wish = await jsonOf(request, ledgerWish)
  const outcome = await context.ledgers.create(wish)
  return jsonAnswer(ledgerMade, outcome, { status: statusOfMaking[outcome.kind] })
}

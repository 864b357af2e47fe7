import type { ActionFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { copyWish, ledgerMade } from '../contracts/newLedger'
import { makesLedgers } from '../model/house/housePerson'
import { copyLedger } from '../model/ledger/copyLedger'
import { requireLedger } from '../requireLedger'
import { statusOfMaking } from '../newledger/statusOfMaking'

/** `POST /trackers/:id/copy` makes a ledger like this one (JSON `CopyWish`). Answers JSON `MakingOutcome`. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { rows } = await requireLedger(context, params.id)
  if (!makesLedgers(context.person!)) throw new Response(null, { status: 403 })
  const wish = await jsonOf(request, copyWish)
  const { id, title, parts } = wish
  const ledger = copyLedger(await rows.read(), title, parts)
  const outcome = await context.ledgers.create({ id, ledger, departments: [] })
  return jsonAnswer(ledgerMade, outcome, { status: statusOfMaking[outcome.kind] })
}

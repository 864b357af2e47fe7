import type { ActionFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { bothLanguages } from '../contracts/ledgers'
import { templateKept } from '../contracts/templates'
import { makesLedgers } from '../model/house/housePerson'
import { templateOf } from '../model/ledger/template'
import { statusOfKeeping } from '../newledger/statusOfKeeping'
import { requireLedger } from '../requireLedger'

/** `POST /trackers/:id/template` keeps what this ledger is made of as a template (JSON `{ zh, en }`, its name). */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { rows } = await requireLedger(context, params.id)
  if (!makesLedgers(context.person!)) throw new Response(null, { status: 403 })
  const title = await jsonOf(request, bothLanguages)
  const outcome = await context.templates.keep(templateOf(await rows.read(), title))
  return jsonAnswer(templateKept, { outcome }, { status: statusOfKeeping[outcome] })
}

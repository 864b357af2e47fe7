import { type ActionFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { preferences } from '../contracts/preferences'
import { requireLedger } from '../requireLedger'

/** Remembers how somebody arranged the ledger's columns and rows; the body is JSON `GridPreferences`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ledger = await requireLedger(context, params.id)
  const wish = await jsonOf(request, preferences)
  await ledger.preferences.save(wish)
  return new Response(null, { status: 204 })
}

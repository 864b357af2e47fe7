import { type ActionFunctionArgs } from '@remix-run/node'
import { preferences } from '../contracts/preferences'
import { requireLedger } from '../requireLedger'

/** Remembers how somebody arranged the ledger's columns and rows; the body is JSON `GridPreferences`. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const ledger = await requireLedger(context, params.id)
  const parsed = preferences.safeParse(await request.json().catch(() => null))
  if (!parsed.success) throw new Response(null, { status: 400 })
  await ledger.preferences.save(parsed.data)
  return new Response(null, { status: 204 })
}

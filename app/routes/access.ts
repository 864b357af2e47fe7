import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { accessForm } from '../access/accessForm'
import { formOf } from '../bodies'
import { accessSet, ledgerAccess } from '../contracts/access'
import { jsonAnswer } from '../contracts/contract'
import type { GrantOutcome } from '../model/house/grant'
import { requireLedger } from '../requireLedger'

const statuses: Record<GrantOutcome, number> = {
  saved: 200,
  'not-allowed': 403,
  'unknown-grantee': 400,
  'loses-own': 409,
}

/** `GET /trackers/:id/access`: JSON `LedgerAccess`, for its coordinators. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { grants } = await requireLedger(context, params.id)
  const access = await grants.read()
  if (!access) throw new Response(null, { status: 403 })
  return jsonAnswer(ledgerAccess, access, { headers: { 'Cache-Control': 'no-store' } })
}

/** `POST` gives, changes or withdraws (form `accessForm`). Answers JSON `{ outcome }`. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { grants } = await requireLedger(context, params.id)
  const asked = accessForm.safeParse(Object.fromEntries(await formOf(request)))
  if (!asked.success) throw new Response(null, { status: 400 })
  const { to, access, sure } = asked.data
  const outcome = await grants.set(to, access, sure)
  return jsonAnswer(accessSet, { outcome }, { status: statuses[outcome] })
}

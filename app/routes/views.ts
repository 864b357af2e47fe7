import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { viewKept, views as contract, viewWish } from '../contracts/views'
import type { ViewOutcome } from '../model/view/savedView'
import { requireLedger } from '../requireLedger'

const statusOf: Record<ViewOutcome, number> = {
  saved: 201,
  'name-missing': 400,
  'too-many': 400,
  'too-long': 400,
  'not-allowed': 403,
}

/** `GET /trackers/:id/views`: JSON `SavedView[]`, those that the person who asks may choose. */
export async function loader({ params, context }: LoaderFunctionArgs): Promise<Response> {
  const { views } = await requireLedger(context, params.id)
  return jsonAnswer(contract, await views.list())
}

export const handle = { methods: ['POST', 'DELETE'] }

/** `POST` keeps a view (JSON `{ name, query, isShared }`), `DELETE ?id=` removes one. Answers JSON `{ outcome }`. */
export async function action({ request, params, context }: ActionFunctionArgs): Promise<Response> {
  const { views } = await requireLedger(context, params.id)
  if (request.method === 'DELETE') {
    const isRemoved = await views.remove(new URL(request.url).searchParams.get('id') ?? '')
    return new Response(null, { status: isRemoved ? 204 : 404 })
  }
  const wish = await jsonOf(request, viewWish)
  const outcome = await views.save(wish)
  return jsonAnswer(viewKept, { outcome }, { status: statusOf[outcome] })
}

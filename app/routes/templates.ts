import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { jsonOf } from '../bodies'
import { jsonAnswer } from '../contracts/contract'
import { keptTemplates, ledgerTemplate, templateKept } from '../contracts/templates'
import { makesLedgers } from '../model/house/housePerson'
import { statusOfKeeping } from '../newledger/statusOfKeeping'
import { requirePerson } from '../requirePerson'

const signIn = '/sign-in?next=/trackers/new'

/** `GET /templates`: JSON `KeptTemplate[]`, those that the house keeps. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  requirePerson(context, signIn)
  return jsonAnswer(keptTemplates, await context.templates.list())
}

export const handle = { methods: ['POST', 'DELETE'] }

/** `POST` keeps one (JSON `LedgerTemplate`), `DELETE ?id=` removes one. Answers JSON `{ outcome }`. */
export async function action({ request, context }: ActionFunctionArgs): Promise<Response> {
  const person = requirePerson(context, signIn)
  if (!makesLedgers(person)) throw new Response(null, { status: 403 })
  if (request.method === 'DELETE') {
    const isRemoved = await context.templates.remove(new URL(request.url).searchParams.get('id') ?? '')
    return new Response(null, { status: isRemoved ? 204 : 404 })
  }
  const template = await jsonOf(request, ledgerTemplate)
  const outcome = await context.templates.keep(template)
  return jsonAnswer(templateKept, { outcome }, { status: statusOfKeeping[outcome] })
}

import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { formOf } from '../bodies'
import deliveriesCss from '../deliveries/deliveries.css?url'
import { DeliveriesPage } from '../deliveries/DeliveriesPage'
import { peopleHeaders, refuse } from '../people/answer'
import { titleIn } from '../people/title'
import { useProblemText } from '../people/useProblemText'
import { requirePerson } from '../requirePerson'
import sectionsCss from '../ui/sections.css?url'

const address = '/people/deliveries'
const signIn = `/sign-in?next=${address}`
const form = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('again'), id: z.string().optional() }),
  z.object({ intent: z.literal('quiet'), from: z.string(), until: z.string() }),
])

export const links: LinksFunction = () => [sectionsCss, deliveriesCss].map((href) => ({ rel: 'stylesheet', href }))
export const meta: MetaFunction<typeof loader> = ({ matches }) => [titleIn(matches, 'deliveries')]
export const headers = peopleHeaders

/** `GET /people/deliveries`: what could not be delivered, for administrators. */
export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePerson(context, signIn)
  const deliveries = await context.telling.deliveries()
  if (!deliveries) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  return { person, deliveries, timeZone: await context.timeZone() }
}

/** `POST`: sends one or all again, or changes the quiet hours. */
export async function action({ request, context }: ActionFunctionArgs) {
  requirePerson(context, signIn)
  const asked = form.safeParse(Object.fromEntries(await formOf(request)))
  if (!asked.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const { intent } = asked.data
  const { telling } = context
  const outcome =
    asked.data.intent === 'again'
      ? await telling.sendAgain(asked.data.id ?? null)
      : await telling.saveQuietHours({ from: asked.data.from, until: asked.data.until })
  if (outcome.ok) return redirect(`${address}?done=${intent}#${intent === 'again' ? 'undelivered' : 'quiet'}`)
  if (outcome.error === 'not-allowed') throw new Response(null, { status: 403, statusText: 'Forbidden' })
  return refuse(outcome, {})
}

export default function Deliveries() {
  const refused = useActionData<typeof action>()
  const done = useSearchParams()[0].get('done')
  return (
    <DeliveriesPage
      {...useLoaderData<typeof loader>()}
      problem={useProblemText()(refused)}
      done={!refused && (done === 'again' || done === 'quiet') ? done : null}
    />
  )
}

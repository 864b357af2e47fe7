import {
  data,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formOf } from '../bodies'
import { letIn, peopleHeaders, refuse } from '../people/answer'
import { acceptForm } from '../people/forms'
import { closedBy, ClosedLink } from '../people/ClosedLink'
import { InvitationSheet, type OpenInvitation } from '../people/InvitationSheet'
import peopleCss from '../people/people.css?url'
import { titleIn } from '../people/title'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: peopleCss }]
export const meta: MetaFunction = ({ matches }) => [titleIn(matches, 'invitation')]
export const headers = peopleHeaders

export async function loader({ params, context }: LoaderFunctionArgs) {
  const found = await context.people.invitation(params.token ?? '')
  if (found.state !== 'open') return data({ state: found.state }, { status: found.state === 'unknown' ? 404 : 410 })
  const [departments, timeZone] = await Promise.all([context.people.departments(), context.timeZone()])
  const invitation: OpenInvitation = {
    houseRole: found.houseRole,
    department: departments.find(({ id }) => id === found.department)?.name ?? null,
    grants: found.grants,
    name: found.name,
    account: found.account,
    expiresAt: found.expiresAt,
    asksToBegin: found.asksToBegin,
    timeZone,
    signedInAs: context.person?.name ?? null,
  }
  return { state: 'open' as const, invitation }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const who = acceptForm.parse(Object.fromEntries(await formOf(request)))
  const outcome = await context.people.acceptInvitation(params.token ?? '', who)
  if (!outcome.ok) return refuse(outcome, { account: who.account.slice(0, 64), name: who.name.slice(0, 100) })
  return letIn(outcome.value, '/')
}

export default function Invitation() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (loaded.state !== 'open') return <ClosedLink of="invitation" state={loaded.state} />
  // The loader does not run again after a refusal.
  const closed = closedBy(refused?.error)
  if (closed) return <ClosedLink of="invitation" state={closed} />
  return <InvitationSheet invitation={loaded.invitation} refused={refused} />
}

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
import { closedBy, ClosedLink } from '../people/ClosedLink'
import { resetForm } from '../people/forms'
import { PasswordResetSheet } from '../people/PasswordResetSheet'
import peopleCss from '../people/people.css?url'
import { titleIn } from '../people/title'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: peopleCss }]
export const meta: MetaFunction = ({ matches }) => [titleIn(matches, 'reset')]
export const headers = peopleHeaders

/** `GET /reset/:token`: whose password may be set by this link. Reading it uses nothing up; only the form does. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const { state, name, account, expiresAt } = await context.people.passwordReset(params.token ?? '')
  if (state !== 'open') return data({ state }, { status: state === 'unknown' ? 404 : 410 })
  const signedInAs = context.person?.name ?? null
  return { state, reset: { name, account, expiresAt, timeZone: await context.timeZone(), signedInAs } }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { password } = resetForm.parse(Object.fromEntries(await formOf(request)))
  const outcome = await context.people.resetPassword(params.token ?? '', password)
  return outcome.ok ? letIn(outcome.value, '/') : refuse(outcome, {})
}

export default function PasswordReset() {
  const loaded = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  if (loaded.state !== 'open') return <ClosedLink of="reset" state={loaded.state} />
  // The loader does not run again after a refusal.
  const closed = closedBy(refused?.error)
  if (closed) return <ClosedLink of="reset" state={closed} />
  return <PasswordResetSheet reset={loaded.reset} refused={refused} />
}

import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { formOf } from '../bodies'
import { letIn, peopleHeaders, refuse } from '../people/answer'
import { signInForm } from '../people/forms'
import { nextPath } from '../people/nextPath'
import peopleCss from '../people/people.css?url'
import { SignInSheet } from '../people/SignInSheet'
import { titleIn } from '../people/title'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: peopleCss }]
export const meta: MetaFunction = ({ matches }) => [titleIn(matches, 'signIn')]
export const headers = peopleHeaders

export function loader({ request, context }: LoaderFunctionArgs) {
  if (context.person) throw redirect(nextOf(request))
  return null
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { account, password } = signInForm.parse(Object.fromEntries(await formOf(request)))
  const outcome = await context.people.signIn(account, password)
  if (!outcome.ok) return refuse(outcome, { account: account.slice(0, 64) })
  return letIn(outcome.value, nextOf(request))
}

function nextOf(request: Request): string {
  return nextPath(new URL(request.url).searchParams.get('next'))
}

export default function SignIn() {
  return <SignInSheet refused={useActionData<typeof action>()} />
}

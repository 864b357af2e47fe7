import { redirect, redirectDocument, type ActionFunctionArgs } from '@remix-run/node'

/** Ends the session and loads the sign-in page anew, so that nothing of the ledger stays in the page's memory. */
export async function action({ context }: ActionFunctionArgs) {
  return redirectDocument('/sign-in', { headers: { 'Set-Cookie': await context.people.signOut() } })
}

export function loader() {
  return redirect('/')
}

import { redirect, redirectDocument, type ActionFunctionArgs } from '@remix-run/node'

/** Ends the session and loads the sign-in page anew, so that nothing of the ledger stays in the page's memory. */
export async function action({ context }: ActionFunctionArgs) {
  return redirectDocument('/sign-in', {
    // The next person at this machine finds no copy of the ledger in the browser.
    headers: { 'Set-Cookie': await context.people.signOut(), 'Clear-Site-Data': '"storage"' },
  })
}

export function loader() {
  return redirect('/')
}

import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formOf } from '../bodies'
import { administers } from '../model/house/housePerson'
import { peopleHeaders, refuse } from '../people/answer'
import { DepartmentList } from '../people/DepartmentList'
import { departmentList } from '../people/forms'
import peopleCss from '../people/people.css?url'
import { titleIn } from '../people/title'
import { useProblemText } from '../people/useProblemText'
import { requirePerson } from '../requirePerson'
import { TopBar } from '../ui/TopBar'
import { Trail } from '../ui/Trail'
import { useTranslation } from '../i18n/useTranslation'

const signIn = '/sign-in?next=/people/departments'

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: peopleCss }]
export const meta: MetaFunction = ({ matches }) => [titleIn(matches, 'people')]
export const headers = peopleHeaders

/** `GET /people/departments`: a list of departments is pasted, looked through, and added as a whole. */
export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePerson(context, signIn)
  if (!administers(person)) throw new Response(null, { status: 403, statusText: 'Forbidden' })
  return { person, known: await context.people.departments() }
}

/** `departments`: JSON `Department[]`. */
export async function action({ request, context }: ActionFunctionArgs) {
  requirePerson(context, signIn)
  const field = (await formOf(request)).get('departments')
  const parsed = departmentList.safeParse(jsonOf(field))
  if (!parsed.success) throw new Response(null, { status: 400, statusText: 'Bad Request' })
  const outcome = await context.people.addDepartments(parsed.data)
  const added = parsed.data.length
  if (outcome.ok) return redirect(added > 0 ? `/?home&added=${added}` : '/?home')
  const at = parsed.data.find(({ id }) => id === outcome.at)?.name.zh ?? ''
  return refuse(outcome, { at })
}

function jsonOf(field: FormDataEntryValue | null): unknown {
  try {
    return JSON.parse(typeof field === 'string' ? field : '')
  } catch {
    return null
  }
}

export default function Departments() {
  const { person, known } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { t } = useTranslation()
  const text = useProblemText()(refused)
  return (
    <>
      <TopBar person={person}>
        <Trail steps={[{ to: '/people', text: t('people.pageTitle') }]} />
      </TopBar>
      <DepartmentList known={known} problem={text && [refused?.at, text].filter(Boolean).join(t('ledger.colon'))} />
    </>
  )
}

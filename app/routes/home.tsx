import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useTranslation } from '../i18n/useTranslation'
import { requirePerson } from '../requirePerson'
import { TopBar } from '../ui/TopBar'

/** With one ledger, straight to it; with several, their list. */
export async function loader({ context }: LoaderFunctionArgs) {
  const person = requirePerson(context, '/sign-in')
  const ledgers = await context.ledgers.list()
  if (ledgers.length === 1) throw redirect(`/trackers/${ledgers[0]!.id}`)
  return { person, ledgers: ledgers.map(({ id, title }) => ({ id, title })) }
}

export default function Home() {
  const { person, ledgers } = useLoaderData<typeof loader>()
  const { t, language } = useTranslation()
  return (
    <>
      <TopBar person={person} />
      <main className="page">
        <h1 className="page__title">{t('app.ledgers')}</h1>
        {ledgers.length === 0 && <p>{t('app.noLedgers')}</p>}
        <ul>
          {ledgers.map(({ id, title }) => (
            <li key={id}>
              <Link to={`/trackers/${id}`}>{title[language]}</Link>
            </li>
          ))}
        </ul>
      </main>
    </>
  )
}

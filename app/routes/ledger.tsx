import { MantineProvider } from '@mantine/core'
import { type LinksFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useLocation, type ShouldRevalidateFunction } from '@remix-run/react'
import { useNonce } from '../ui/nonce'
import changesCss from '../changes/changes.css?url'
import filesCss from '../files/files.css?url'
import gridCss from '../grid/grid.css?url'
import ledgerCss from '../ledger/ledger.css?url'
import printCss from '../ledger/print.css?url'
import { createI18n } from '../i18n/i18n'
import { languageOf } from '../i18n/language'
import { paintFirst } from '../ledger/firstPaint.server'
import { LedgerPage } from '../ledger/LedgerPage'
import { shownOf } from '../meeting/shown'
import { itemsInSight } from '../model/ledger/outline'
import { homeOf, openingView } from '../model/view/openingView'
import { languageIn } from '../i18n/languageIn'
import { requireLedger } from '../requireLedger'
import mantineCss from '../ui/mantine.css?url'
import { mantineTheme, noColorSchemes } from '../ui/mantineTheme'

export const links: LinksFunction = () =>
  [mantineCss, ledgerCss, filesCss, gridCss, changesCss, printCss].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageIn(matches)
  const name = language === 'en' ? 'Luoshi' : '落实台账'
  return [{ title: data ? `${data.tracker.title[language]} · ${name}` : name }]
}

export async function loader({ params, context, request }: LoaderFunctionArgs) {
  const ledger = await requireLedger(context, params.id, request)
  const snapshot = await ledger.rows.read()
  const { tracker, departments, columns, streams } = snapshot
  const preferences = await ledger.preferences.read()
  const now = context.now()
  const home = homeOf(ledger.person, itemsInSight(streams, snapshot.items))
  const view = openingView(new URL(request.url).searchParams, home)
  const first = paintFirst(
    snapshot,
    view,
    // Else the page reads it when it has time.
    view.open.length > 0 ? await ledger.records.all() : null,
    ledger.person,
    preferences,
    now,
    createI18n(languageOf(request)),
  )
  return {
    tracker,
    departments,
    columns,
    streams,
    first,
    home,
    person: ledger.person,
    mayKeep: ledger.mayKeep,
    preferences,
    meeting: await shownOf(ledger, now),
    now,
  }
}

/**
 * The open page lives from its socket; asking the server for the rows again would only repeat them. It is asked again at the
 * same address when its person has become another in the ledger (L1).
 */
export const shouldRevalidate: ShouldRevalidateFunction = ({ currentParams, nextParams, currentUrl, nextUrl }) =>
  currentParams.id !== nextParams.id || currentUrl.href === nextUrl.href

export default function Ledger() {
  const data = useLoaderData<typeof loader>()
  const nonce = useNonce()
  const { search } = useLocation()
  return (
    <MantineProvider
      theme={mantineTheme}
      getStyleNonce={() => nonce}
      forceColorScheme="light"
      colorSchemeManager={noColorSchemes}
    >
      <LedgerPage key={data.tracker.id} {...data} nonce={nonce} search={search} />
    </MantineProvider>
  )
}

import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react'
import { useState, type ReactNode } from 'react'
import { useTranslation } from './i18n/useTranslation'
import { languageOf } from './i18n/language'
import { wordsIn } from './i18n/wordsAtHand'
import baseCss from './ui/base.css?url'
import { browserTest } from './ui/browser'
import { sessionStandIn } from './ui/browserStore'
import favicon from './ui/favicon.svg?url'
import { Message } from './ui/Message'
import { NonceContext } from './ui/nonce'
import { OldBrowserNotice } from './ui/OldBrowserNotice'
import tokensCss from './ui/tokens.css?url'

export const links: LinksFunction = () => [
  { rel: 'icon', href: favicon, type: 'image/svg+xml' },
  { rel: 'stylesheet', href: tokensCss },
  { rel: 'stylesheet', href: baseCss },
]

/** For pages without a title of their own: those that say what went wrong. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const { app } = wordsIn(data?.language ?? 'zh')
  return [{ title: error ? `${app[`${kindOf(error)}Title`]} · ${app.name}` : app.name }]
}

export function loader({ request, context }: LoaderFunctionArgs) {
  return { language: languageOf(request), person: context.person, nonce: context.nonce }
}

export function Layout({ children }: { children: ReactNode }) {
  const { language } = useTranslation()
  // The document's own nonce: a later answer of the loader carries another one, which this page does not accept.
  const current = useRouteLoaderData<typeof loader>('root')?.nonce ?? ''
  const [nonce] = useState(current)
  return (
    <html lang={language === 'zh' ? 'zh-CN' : 'en'}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: `${browserTest};${sessionStandIn}` }} />
      </head>
      <body>
        <NonceContext.Provider value={nonce}>{children}</NonceContext.Provider>
        <OldBrowserNotice />
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <Message kind={kindOf(useRouteError())} />
}

function kindOf(error: unknown): 'notFound' | 'forbidden' | 'notSaving' | 'broken' {
  const status = isRouteErrorResponse(error) ? error.status : 500
  return ({ 404: 'notFound', 403: 'forbidden', 503: 'notSaving' } as const)[status] ?? 'broken'
}

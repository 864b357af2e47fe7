import {
  createReadableStreamFromReadable,
  type AppLoadContext,
  type EntryContext,
  type HandleErrorFunction,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { wordFiles } from 'virtual:word-files'
import { bringAllWords } from './i18n/bringAllWords'
import { createI18n } from './i18n/i18n'
import { languageOf } from './i18n/language'
import { withoutPadding } from './withoutPadding.server'

bringAllWords()

/** A page that has not rendered by then is given up. */
export const streamTimeout = 10_000

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { nonce }: AppLoadContext,
): Promise<Response> {
  const language = languageOf(request)
  const ready = isbot(request.headers.get('User-Agent') ?? '') ? 'onAllReady' : 'onShellReady'
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.append('Vary', 'Cookie, Accept-Language')
  // The page asks for its words by itself, but only once its scripts run: that would be one round trip more.
  for (const file of wordFiles[language]) headers.append('Link', `<${file}>; rel=modulepreload`)
  return new Promise((resolve, reject) => {
    let failed = false
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={createI18n(language)}>
        <RemixServer context={remix} url={request.url} nonce={nonce} abortDelay={streamTimeout} />
      </I18nextProvider>,
      {
        nonce,
        [ready]() {
          const body = withoutPadding()
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: failed ? 500 : status }))
          pipe(body)
        },
        onShellError: reject,
        onError() {
          failed = true
        },
      },
    )
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** Requests that make no sense are answered and forgotten: strangers could fill the log with them. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return
  context.report(isRouteErrorResponse(error) && 'error' in error ? error.error : error)
}

import type { HeadersFunction, LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { isRouteErrorResponse, useLoaderData, useRouteError } from '@remix-run/react'
import gridCss from '../grid/grid.css?url'
import { ScreenGone } from '../meeting/ScreenGone'
import { ScreenPage } from '../meeting/ScreenPage'
import { changedSinceBase, shownOf } from '../meeting/shown'
import stageCss from '../meeting/stage/stage.css?url'
import wallCss from '../whistles/wall.css?url'

/** The address is a secret: nothing of it stays in a cache. */
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'no-store' })

export const links: LinksFunction = () => [gridCss, stageCss, wallCss].map((href) => ({ rel: 'stylesheet', href }))

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.snapshot.tracker.title.zh : '落实台账' },
]

/** `GET /screen/:token` (G9): the shared screen, without a login; 404 for a link that is unknown or withdrawn. */
export async function loader({ params, context }: LoaderFunctionArgs) {
  const screen = await context.ledgers.screen(params.token!)
  if (!screen) throw new Response(null, { status: 404, statusText: 'Not Found' })
  const shown = await shownOf(screen, context.now())
  return {
    calls: await screen.calls(),
    snapshot: await screen.rows.read(),
    token: params.token!,
    ...shown,
    comparison: await changedSinceBase(screen, shown),
  }
}

export default function Screen() {
  const { snapshot, token, comparison, calls, ...shown } = useLoaderData<typeof loader>()
  return (
    <ScreenPage
      key={snapshot.tracker.id}
      snapshot={snapshot}
      shown={shown}
      comparison={comparison}
      token={token}
      calls={calls}
    />
  )
}

/** A link that was withdrawn says so on the wall too, in the stage's own type. */
export function ErrorBoundary() {
  const error = useRouteError()
  if (!isRouteErrorResponse(error) || error.status !== 404) throw error
  return <ScreenGone />
}

import type { RequestListener } from 'node:http'
import compression from 'compression'
import express, { type ErrorRequestHandler, type Router } from 'express'
import { createRequestHandler } from '@remix-run/express'
import type { Logger } from 'pino'
import type { LedgersPort } from '#app/ports/ledgers'
import type { HousePerson } from '#app/model/house/housePerson'
import { serveFile } from './attachments/serveFile'
import { errorForLog, pathForLog } from './for-log'
import { giveNonce, nonceOf, securityHeaders } from './headers'
import { refuseOtherMethods } from './methods'
import { createMetrics, isLocal } from './metrics'
import { isNotSaving, notSavingSentence, sayNotSaving } from './not-saving'
import type { OriginCheck } from './origin'
import type { Pages } from './pages'
import type { People } from './people/people'
import {
  agreeOnHost,
  recordRequests,
  refuseForeignChanges,
  refuseLargeBodies,
  refuseMalformedPaths,
  refuseStrangeMethods,
} from './requests'
import { isSenseless, refuseSenseless } from './senseless'
import type { createCalendar } from './calendar'
import type { createTelling } from './delivery/telling'
import type { createTemplates } from './templates'
import { answerWithoutSocket, type Admit } from './sync/admission'

export interface AppDeps {
  people: Pick<People, 'portFor'>
  /** The session that a request carries. */
  sessionOf: People['sessionOf']
  ledgersFor: (person: HousePerson | null) => LedgersPort
  templatesFor: ReturnType<typeof createTemplates>
  calendarFor: ReturnType<typeof createCalendar>
  tellingFor: ReturnType<typeof createTelling>
  /** The house's. */
  timeZone: () => Promise<string>
  /** Whom a ledger's socket lets in. */
  admit: Admit
  pages: Pages
  publicUrl: string
  origins: OriginCheck
  metricsPublic: boolean
  now: () => number
  log: Logger
  isHealthy: () => Promise<boolean>
  openSockets: () => number
  /** Routes that only one way of starting has, such as the demo's sign-in links. */
  extraRoutes?: Router
}

/**
 * The HTTP side: what makes no sense is refused ahead of everything; headers, then the one origin check (X3), then health and metrics (N2), files, pages. What goes wrong
 * is logged whole and told to strangers in one sentence (X5).
 */
export function createApp(deps: AppDeps): RequestListener {
  const { people, sessionOf, pages, publicUrl, now, log } = deps
  const metrics = createMetrics(deps.openSockets)
  const app = express()
  // A proxy on this machine may say what it forwards; nobody else.
  app.set('trust proxy', 'loopback')
  app.disable('etag')
  app.use(giveNonce, securityHeaders(publicUrl, pages.mode), recordRequests(log, metrics))
  app.use(
    refuseForeignChanges(deps.origins),
    agreeOnHost,
    refuseStrangeMethods,
    refuseMalformedPaths,
    refuseLargeBodies,
    compression(),
  )

  app.get('/healthz', (_req, res, next) => {
    deps
      .isHealthy()
      .then((ok) =>
        res
          .status(ok ? 200 : 503)
          .set('Cache-Control', 'no-store')
          .json({ ok }),
      )
      .catch(next)
  })
  app.get('/metrics', (req, res, next) => {
    if (!deps.metricsPublic && !isLocal(req)) return void res.status(404).type('text/plain').send('Not found.\n')
    metrics.registry
      .metrics()
      .then((text) => res.set('Content-Type', metrics.registry.contentType).send(text))
      .catch(next)
  })

  app.get('/ws/:tracker', answerWithoutSocket(deps.admit))
  app.get('/trackers/:id/files/:file', serveFile(deps))
  app.use(pages.assets)
  if (deps.extraRoutes) app.use(deps.extraRoutes)
  app.use((_req, res, next) => {
    res.set('Cache-Control', 'private, no-cache')
    next()
  })
  app.use(refuseOtherMethods(pages.build))
  const answerPage = createRequestHandler({
    build: pages.build,
    mode: pages.mode,
    async getLoadContext(req, res) {
      const session = await sessionOf(req)
      const report = (error: unknown) =>
        log.error({ err: errorForLog(error, req), method: req.method, path: pathForLog(req) }, 'page failed')
      const person = session?.person ?? null
      return {
        ...{ nonce: nonceOf(res), publicUrl, person, now, report, timeZone: deps.timeZone },
        people: sayNotSaving(people.portFor(req, session)),
        ledgers: sayNotSaving(deps.ledgersFor(person)),
        templates: sayNotSaving(deps.templatesFor(person)),
        calendar: sayNotSaving(deps.calendarFor(person)),
        telling: sayNotSaving(deps.tellingFor(person)),
      }
    },
  })
  app.use((req, res, next) => void answerPage(req, res, next))
  app.use(answerErrors(log))
  return (req, res) => (isSenseless(req) ? refuseSenseless(res) : void app(req, res))
}

function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const status = statusOf(error)
    if (status >= 500)
      log.error({ err: errorForLog(error, req), method: req.method, path: pathForLog(req) }, 'request failed')
    if (res.headersSent) return next(error)
    if (isNotSaving(error))
      return void res.status(503).set('Retry-After', '60').type('text/plain').send(notSavingSentence)
    const sentence =
      status >= 500
        ? '服务器出错，请稍后重试；如仍不行，请联系管理员。\nSomething went wrong. Try again in a moment; if it stays so, tell the administrator.\n'
        : '请求有误。\nThat request cannot be understood.\n'
    res.status(status).type('text/plain').send(sentence)
  }
}

function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? error.status : 500
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500
}

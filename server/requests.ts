import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { pathForLog } from './for-log'
import type { Metrics } from './metrics'
import type { OriginCheck } from './origin'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
/** Bytes of a form that somebody sends. */
const largestBody = 1024 * 1024
/** A whole ledger is sent to be made: 20,000 rows with their texts. It is read once it is known who asks. */
const largestBodies: Readonly<Record<string, number>> = { '/trackers': 48 * 1024 * 1024 }

/** Logs and measures each request. */
export function recordRequests(log: Logger, metrics: Metrics): RequestHandler {
  return (req, res, next) => {
    const start = performance.now()
    const path = pathForLog(req)
    res.once('close', () => {
      const seconds = (performance.now() - start) / 1000
      metrics.request(
        safeMethods.has(req.method) || req.method === 'POST' ? req.method : 'other',
        res.statusCode,
        seconds,
      )
      log.info({ method: req.method, path, status: res.statusCode, ms: Math.round(seconds * 1000) }, 'request')
    })
    next()
  }
}

/** X3: the one check ahead of everything that changes something. */
export function refuseForeignChanges(origins: OriginCheck): RequestHandler {
  return (req, res, next) => {
    if (safeMethods.has(req.method) || origins.allowsChange(req)) return next()
    res.status(403).type('text/plain').send('请从本系统的页面操作。\nPlease do this from a page of this site.\n')
  }
}

/**
 * To stand behind X3: Remix compares origin and host once more by itself, knows nothing of PUBLIC_URL, and believes
 * anybody's X-Forwarded-Host; what it makes of a difference is an error of the server.
 */
export const agreeOnHost: RequestHandler = (req, _res, next) => {
  const { origin } = req.headers
  delete req.headers['x-forwarded-host']
  if (!safeMethods.has(req.method) && origin !== undefined) req.headers.host = new URL(origin).host
  next()
}

/** Refuses methods that no page has. Some of them (TRACE) cannot even be handed on. */
export const refuseStrangeMethods: RequestHandler = (req, res, next) => {
  if (safeMethods.has(req.method) || ['POST', 'PUT', 'PATCH', 'DELETE'].includes(req.method)) return next()
  res.status(405).type('text/plain').send('不支持这种请求。\nThat is no request for this site.\n')
}

/** Refuses bodies that are too large, or of unknown length, before anything reads them. */
export const refuseLargeBodies: RequestHandler = (req, res, next) => {
  const length = Number(req.headers['content-length'] ?? 0)
  if (req.headers['transfer-encoding'] !== undefined)
    res.status(411).type('text/plain').send('Content-Length is missing.\n')
  else if (length > (largestBodies[req.path] ?? largestBody))
    res.status(413).type('text/plain').send('提交的内容过大。\nThat is too large to send.\n')
  else next()
}

/** Refuses addresses that cannot be decoded: nothing after this has to be ready for them. */
export const refuseMalformedPaths: RequestHandler = (req, res, next) => {
  try {
    decodeURIComponent(req.path)
    next()
  } catch {
    res.status(400).type('text/plain').send('地址有误。\nThat address cannot be read.\n')
  }
}

import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'

/** The nonce of an answer's Content-Security-Policy. */
export function nonceOf(res: Response): string {
  return res.locals.nonce as string
}

export const giveNonce: RequestHandler = (_req, res, next) => {
  res.locals.nonce = randomBytes(16).toString('base64')
  next()
}

/**
 * Security headers (X4). Scripts and style elements run by nonce only; style attributes alone are free, since the grid
 * sets them. Under http nothing is sent that only https understands, so that an intranet server without a certificate
 * works. In development Vite puts style elements into the page that know no nonce.
 */
export function securityHeaders(publicUrl: string, mode: 'production' | 'development'): RequestHandler {
  const isHttps = publicUrl.startsWith('https:')
  const byNonce = (_req: IncomingMessage, res: ServerResponse) => `'nonce-${nonceOf(res as Response)}'`
  const publicSocket = new URL(publicUrl).origin.replace(/^http/, 'ws')
  const ownSocket = (req: IncomingMessage) => {
    const host = req.headers.host ?? ''
    return /^[\w.-]+(:\d+)?$|^\[[\da-f:]+\](:\d+)?$/i.test(host) ? `ws://${host} wss://${host}` : publicSocket
  }
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", byNonce],
        scriptSrcAttr: ["'none'"],
        styleSrc: mode === 'development' ? ["'self'", "'unsafe-inline'"] : ["'self'", byNonce],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", publicSocket, ownSocket],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: isHttps,
    originAgentCluster: isHttps,
    xFrameOptions: { action: 'deny' },
    // Not `no-referrer`: with it a form's own `Origin` is null, and X3 would refuse our own pages.
    referrerPolicy: { policy: 'same-origin' },
  })
}

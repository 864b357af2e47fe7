import type { IncomingMessage } from 'node:http'
import { isLoopback } from '../loopback'
import { networkOf } from '../network'

/**
 * The network that a request comes from, for rate limits (X2). Behind a proxy on this machine it is the last entry of
 * X-Forwarded-For, which that proxy wrote; what stands before it, and the header from anybody else, may be made up.
 */
export function clientAddress(req: IncomingMessage): string {
  const peer = req.socket.remoteAddress ?? ''
  if (!isLoopback(peer)) return networkOf(peer)
  const forwarded = [req.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').at(-1)?.trim()
  return forwarded ? networkOf(forwarded.slice(0, 64)) : peer
}

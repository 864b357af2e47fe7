import type { IncomingMessage } from 'node:http'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { isLoopback } from './loopback'

export interface Metrics {
  registry: Registry
  /** Notes an answered request; seconds. */
  request(method: string, status: number, seconds: number): void
}

/** What Prometheus reads at /metrics (N2): the process, requests by method and status, open sockets. */
export function createMetrics(openSockets: () => number): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'luoshi_http_request_seconds',
    help: 'Time from request to answer.',
    labelNames: ['method', 'status'] as const,
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'luoshi_sockets_open',
    help: 'Open ledger sockets.',
    registers: [registry],
    collect() {
      this.set(openSockets())
    },
  })
  return {
    registry,
    request: (method, status, seconds) => requests.observe({ method, status: String(status) }, seconds),
  }
}

/** Does this request come from this very machine, and through no proxy that speaks for others? */
export function isLocal(req: IncomingMessage): boolean {
  const forwarded = ['x-forwarded-for', 'x-real-ip', 'forwarded', 'via'].some((name) => req.headers[name] !== undefined)
  return !forwarded && isLoopback(req.socket.remoteAddress)
}

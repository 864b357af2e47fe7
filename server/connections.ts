import http from 'node:http'
import type { Duplex } from 'node:stream'
import { isLoopback } from './loopback'
import { networkOf } from './network'

/** How long a peer may take (ms), and how many connections there may be. */
export interface ConnectionLimits {
  /** To send a request's headers. */
  headers: number
  /** To send a whole request. */
  request: number
  /** To send or to read anything at all. */
  silence: number
  /** Connections of strangers, in all and of one address. */
  strangers: number
  strangersOfOneAddress: number
  /** Connections of everybody. */
  all: number
}

export const connectionLimits: ConnectionLimits = {
  headers: 10_000,
  request: 60_000,
  silence: 120_000,
  strangers: 1_000,
  strangersOfOneAddress: 200,
  all: 4_000,
}

export interface Connections {
  server: http.Server
  /** Somebody whom we know has sent a whole request over this connection: it counts as a stranger's no longer. */
  recognise(connection: Duplex): void
  /** Ends whatever is still open: what became a socket of another protocol, Node leaves open at its `close`. */
  cutOff(): void
}

/**
 * The listening server, which nobody can fill up by connecting and keeping silent (X6). A connection is a stranger's until a
 * request of somebody signed in, or of a shared screen, has come over it. When there are too many of those, the one that
 * got on longest ago goes: whoever asks something gets in at any time, and only who waits for nothing is sent away.
 * Peers that are `isProxy` speak for many, and are not counted by address.
 */
export function createConnections(limits: ConnectionLimits = connectionLimits, isProxy = isLoopback): Connections {
  const server = http.createServer({
    headersTimeout: limits.headers,
    requestTimeout: limits.request,
    connectionsCheckingInterval: Math.min(1_000, limits.headers),
  })
  server.setTimeout(limits.silence)
  server.maxConnections = limits.all

  const open = new Set<Duplex>()
  // Each in the order in which they last got on.
  const strangers = new Set<Duplex>()
  const byAddress = new Map<string, Set<Duplex>>()
  const addressOf = new WeakMap<Duplex, string>()

  const forget = (connection: Duplex) => {
    strangers.delete(connection)
    const address = addressOf.get(connection) ?? ''
    const others = byAddress.get(address)
    others?.delete(connection)
    if (others?.size === 0) byAddress.delete(address)
  }
  const keep = (connection: Duplex) => {
    strangers.add(connection)
    sendAway(strangers, limits.strangers)
    const address = addressOf.get(connection)
    if (address === undefined) return
    const others = byAddress.get(address) ?? new Set()
    byAddress.set(address, others.add(connection))
    sendAway(others, limits.strangersOfOneAddress)
  }
  const sendAway = (connections: Set<Duplex>, most: number) => {
    for (const connection of connections) {
      if (connections.size <= most) return
      forget(connection)
      connection.destroy()
    }
  }
  const getsOn = ({ socket }: http.IncomingMessage) => {
    if (!strangers.has(socket)) return
    forget(socket)
    keep(socket)
  }

  server.on('connection', (socket) => {
    const { remoteAddress } = socket
    if (remoteAddress !== undefined && !isProxy(remoteAddress)) addressOf.set(socket, networkOf(remoteAddress))
    open.add(socket)
    keep(socket)
    socket.once('close', () => {
      open.delete(socket)
      forget(socket)
    })
  })
  server.on('request', getsOn)
  server.on('upgrade', getsOn)
  return { server, recognise: forget, cutOff: () => open.forEach((socket) => socket.destroy()) }
}

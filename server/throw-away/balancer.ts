import net from 'node:net'
import { listen } from '../listen'

export interface Balancer {
  port: number
  /** How many connections go to this port now. */
  connections(target: number): number
  /** Cuts all connections. */
  close(): Promise<void>
}

export interface BalancerOptions {
  host: string
  /** 0 takes a free port. */
  port: number
  /** Ports of this machine that serve now; one that does not answer is passed over. */
  targets(): readonly number[]
}

/** What stands before several processes: each connection goes to the next of them, whoever it comes from. */
export async function startBalancer({ targets, ...place }: BalancerOptions): Promise<Balancer> {
  const clients = new Set<net.Socket>()
  const counts = new Map<number, number>()
  let turn = 0

  const forward = (client: net.Socket, [target, ...others]: readonly number[]) => {
    if (target === undefined) return client.destroy()
    const server = net.connect({ host: '127.0.0.1', port: target, noDelay: true })
    const passOver = () => forward(client, others)
    server.once('error', passOver)
    server.once('connect', () => {
      server.off('error', passOver)
      join(client, server)
      counts.set(target, (counts.get(target) ?? 0) + 1)
      server.once('close', () => counts.set(target, counts.get(target)! - 1))
    })
  }
  const listener = net.createServer({ noDelay: true }, (client) => {
    clients.add(client)
    client.once('close', () => clients.delete(client))
    client.on('error', () => undefined)
    const all = targets()
    const first = turn++ % Math.max(1, all.length)
    forward(client, [...all.slice(first), ...all.slice(0, first)])
  })
  const port = await listen(listener, place)
  return {
    port,
    connections: (target) => counts.get(target) ?? 0,
    async close() {
      const closed = new Promise((resolve) => listener.close(resolve))
      for (const client of clients) client.destroy()
      await closed
    },
  }
}

/** What one side has said reaches the other, also when it is the last. */
function join(client: net.Socket, server: net.Socket): void {
  server.on('error', () => undefined)
  client.pipe(server).pipe(client)
  client.once('close', () => server.destroySoon())
  server.once('close', () => client.destroySoon())
  if (client.destroyed) server.destroy()
}

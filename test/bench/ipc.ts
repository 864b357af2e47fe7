/** What the bench's processes tell each other. */
export type ToServer = { type: 'start'; editors: number } | { type: 'cpu' } | { type: 'stop' }
export type FromServer =
  | { type: 'ready'; url: string; cookies: string[] }
  /** Microseconds of the process so far. */
  | { type: 'cpu'; micros: number; memory: number }

export interface LoadOrder {
  url: string
  cookies: string[]
  /** Seconds. */
  warmUp: number
  seconds: number
}
export type FromLoad = { type: 'warm' } | { type: 'figures'; figures: LoadFigures }

export interface LoadFigures {
  edits: number
  /** Receivers whose frames were read. */
  sampled: number
  seen: number
  missed: number
  /** Milliseconds from sending to being read by a receiver. */
  p50: number
  p95: number
  p99: number
  /** 99th percentile of the generator's own event-loop delay, ms: large means that the figures are its, not the server's. */
  generatorDelay: number
}

/** Answers the parent's orders; `start` makes the server and says where it is. */
export function serveOrders(start: (editors: number) => Promise<{ url: string; cookies: string[]; close(): Promise<void> }>): void {
  let close = async () => {}
  const tell = (message: FromServer) => process.send!(message)
  process.on('message', (order: ToServer) => {
    if (order.type === 'start') {
      void start(order.editors).then((server) => {
        close = server.close
        tell({ type: 'ready', url: server.url, cookies: server.cookies })
      })
    } else if (order.type === 'cpu') {
      const { user, system } = process.cpuUsage()
      tell({ type: 'cpu', micros: user + system, memory: process.memoryUsage().rss })
    } else void close().then(() => process.exit(0))
  })
}

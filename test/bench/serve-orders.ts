import type { FromServer, StartOrder, ToServer } from './ipc'

export interface Served {
  /** `ws://127.0.0.1:PORT`. */
  base: string
  cookies: string[]
  close(): Promise<void>
}

/** Answers the parent's orders; `start` makes the server and says where it is. */
export function serveOrders(start: (order: StartOrder) => Promise<Served>): void {
  let close = async () => {}
  const tell = (message: FromServer) => process.send!(message)
  process.on('message', (order: ToServer) => {
    if (order.type === 'start') {
      void start(order).then((served) => {
        close = served.close
        tell({ type: 'ready', base: served.base, cookies: served.cookies })
      })
    } else void close().then(() => process.exit(0))
  })
  // Whatever becomes of the parent, no server stays behind.
  process.once('disconnect', () => process.exit(0))
}

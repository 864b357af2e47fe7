import type { FromServer, ToServer } from './ipc'

export interface Served {
  url: string
  cookies: string[]
  close(): Promise<void>
}

/** Answers the parent's orders; `start` makes the server and says where it is. */
export function serveOrders(start: (folder: string, tracker: string, editors: number) => Promise<Served>): void {
  let close = async () => {}
  const tell = (message: FromServer) => process.send!(message)
  process.on('message', (order: ToServer) => {
    if (order.type === 'start') {
      void start(order.folder, order.tracker, order.editors).then((served) => {
        close = served.close
        tell({ type: 'ready', url: served.url, cookies: served.cookies })
      })
    } else void close().then(() => process.exit(0))
  })
  // Whatever becomes of the parent, no server stays behind.
  process.once('disconnect', () => process.exit(0))
}

import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'
import { serveOrders } from './serve-orders'
import { hocuspocusFile } from './stored-ledger'

// Hocuspocus as its manual sets it up with SQLite, in a real file; all else as it comes. No rights; the whole document
// is stored two seconds after an edit, and at the latest ten seconds after the first that is not stored.
serveOrders(async ({ folder, editors }) => {
  const server = new Server({
    port: 0,
    address: '127.0.0.1',
    quiet: true,
    stopOnSignals: false,
    extensions: [new SQLite({ database: hocuspocusFile(folder) })],
  })
  await server.listen()
  return {
    base: `ws://127.0.0.1:${server.address.port}`,
    cookies: Array.from({ length: editors }, () => ''),
    close: () => server.destroy(),
  }
})

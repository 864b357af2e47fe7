import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { WebSocketServer } from 'ws'
import { getYDoc, setupWSConnection } from '@y/websocket-server/utils'
import * as Y from 'yjs'
import { connect } from '#db/connect'
import { seedFirstLedger } from '#db/first-ledger/seed'
import { createLedgerLog } from '#db/log'
import { migrate } from '#db/migrate'
import { temporaryFolder } from '../support/temporary'
import { serveOrders } from './ipc'

const tracker = 'xicheng-2019'

// The stock server with the same document in memory: no sessions, no rights, nothing stored.
serveOrders(async (editors) => {
  Y.applyUpdate(getYDoc(tracker), await firstDocument())
  const server = http.createServer()
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}/${tracker}`,
    cookies: Array.from({ length: editors }, () => ''),
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.close()
    },
  }
})

async function firstDocument(): Promise<Uint8Array> {
  const { folder, remove } = temporaryFolder()
  const db = connect(path.join(folder, 'first.db'))
  try {
    await migrate(db)
    await seedFirstLedger(db, Date.now())
    const stored = await createLedgerLog(db, tracker).load()
    return Y.mergeUpdates(stored!.updates)
  } finally {
    await db.destroy()
    remove()
  }
}

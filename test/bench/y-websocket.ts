import { readFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { WebSocketServer } from 'ws'
import { getYDoc, setupWSConnection } from '@y/websocket-server/utils'
import * as Y from 'yjs'
import { serveOrders } from './serve-orders'
import { documentFile } from './stored-ledger'

// The stock server with the same document in memory: no sessions, no rights, nothing stored.
serveOrders(async ({ folder, trackers, editors }) => {
  Y.applyUpdate(getYDoc(trackers[0]!), readFileSync(documentFile(folder)))
  const server = http.createServer()
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (socket, request) => setupWSConnection(socket, request))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    base: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cookies: Array.from({ length: editors }, () => ''),
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      server.close()
    },
  }
})

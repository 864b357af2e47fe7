import { afterAll, afterEach } from 'vitest'
import * as Y from 'yjs'
import { readItems } from '#app/model/ledger/ledger'
import type { Db } from '#db/connect'
import { createLedgers } from '#db/ledgers'
import {
  Editor,
  RawSocket,
  removeTemporaryFiles,
  startSyncServer,
  tracker,
  type SyncServer,
  type SyncServerOptions,
} from './syncHarness'

/** Servers and whoever is connected to them, all closed after each test. */
export interface SyncScene {
  start(options?: SyncServerOptions): Promise<SyncServer>
  /** Somebody on the stock provider, once it holds the document. */
  edit(server: { port: number }, as: string, options?: ConstructorParameters<typeof Editor>[2]): Promise<Editor>
  raw(server: { port: number }, as: string, query?: string): Promise<RawSocket>
  /** What else is to be closed, before what was opened earlier. */
  closeLater(one: { close(): unknown }): void
}

export function useSyncScene(): SyncScene {
  const open: (() => void | Promise<void>)[] = []
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close()
  })
  afterAll(removeTemporaryFiles)
  return {
    async start(options) {
      const server = await startSyncServer(options)
      open.push(() => server.stop())
      return server
    },
    async edit(server, as, options) {
      const editor = new Editor(server, as, options)
      open.push(() => editor.close())
      return editor.synced()
    },
    async raw(server, as, query) {
      const socket = await RawSocket.open(server, as, query)
      open.push(() => socket.close())
      return socket
    },
    closeLater: (one) => void open.push(() => void one.close()),
  }
}

export const same = (a: Y.Doc, b: Y.Doc) => JSON.stringify(readItems(a)) === JSON.stringify(readItems(b))
export const changesOf = (db: Db) => db.selectFrom('changes').selectAll().orderBy('id').execute()
export const projected = async (db: Db, id: string) =>
  (await createLedgers(db).read(tracker))!.items.find((item) => item.id === id)

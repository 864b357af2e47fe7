import { inject } from 'vitest'
import { readEnv } from '#server/env'
import { startServer, type RunningServer, type StartOptions } from '#server/index'
import type { People } from '#server/people/people'
import { newDatabase } from './database'
import { temporaryFolder } from './temporary'

/** The first ledger (N3). */
export const tracker = 'xicheng-2019'

export interface TestServer {
  /** `http://127.0.0.1:PORT`, the same after a restart. */
  url: string
  /** `ws://127.0.0.1:PORT/ws`: what a stock provider asks for. */
  socketUrl: string
  dataDir: string
  /** Where its house is: for `connect`. */
  database: string
  /** Those of the server that runs now: ask again after a restart. */
  people(): People
  /** Stops the server cleanly. */
  stop(): Promise<void>
  /** Stops the server unless it is, and starts it again on the same port and folder. */
  restart(): Promise<void>
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

export interface TestServerOptions extends StartOptions {
  env?: Record<string, string>
}

/** The servers of a worker follow one another on one port: a browser knows its files by their whole address. */
let lastPort = '0'

/** The real server on a free port, with a data folder of its own and the built pages (`npm test` builds them). */
export async function startTestServer({ env = {}, ...options }: TestServerOptions = {}): Promise<TestServer> {
  const { folder, remove } = temporaryFolder()
  // A server with a clock of its own makes the first ledger itself.
  const isReady = !options.now && options.example !== false
  const database = await newDatabase(isReady ? 'today' : 'empty', folder)
  const start = (port: string) =>
    startServer(
      readEnv({ HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...addressOf(database), ...env, DATA_DIR: folder, PORT: port }),
      {
        urlHost: '127.0.0.1',
        example: true,
        ...options,
      },
    )
  const first = await start(lastPort)
    .catch(() => start('0'))
    .catch((error: unknown) => {
      remove()
      throw error
    })
  const port = String(first.port)
  lastPort = port
  const url = `http://127.0.0.1:${port}`
  let running: RunningServer = first
  return {
    url,
    socketUrl: `${url.replace('http', 'ws')}/ws`,
    dataDir: folder,
    database,
    people: () => running.people,
    stop: () => running.close(),
    async restart() {
      await running.close()
      running = await start(port)
    },
    async close() {
      await running.close()
      remove()
    },
  }
}

function addressOf(database: string): Record<string, string> {
  return inject('engine') === 'postgres' ? { DATABASE_URL: database } : {}
}

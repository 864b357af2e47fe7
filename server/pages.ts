import type http from 'node:http'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { RequestHandler } from 'express'
import type { ServerBuild } from '@remix-run/node'
import sirv from 'sirv'
import { projectRoot } from './project-root'

/** The Remix application: from build/ in production, from Vite in development. */
export interface Pages {
  mode: 'production' | 'development'
  /** Serve the browser's scripts and styles. */
  assets: RequestHandler[]
  build: ServerBuild | (() => Promise<ServerBuild>)
  /** Upgrades that the pages' own tool answers. All others are the ledgers' sockets', or nobody's. */
  ownsUpgrade(req: http.IncomingMessage): boolean
  close(): Promise<void>
}

export type CreatePages = (server: http.Server) => Promise<Pages>

/** Seconds. */
const aYear = 365 * 24 * 3600

/** The pages that the build wrote. Their assets carry a hash in the name, so that browsers may keep them. */
export async function builtPages(): Promise<Pages> {
  const folder = path.join(projectRoot(), 'build', 'app')
  const build = (await import(
    /* @vite-ignore */ pathToFileURL(path.join(folder, 'server', 'index.js')).href
  )) as ServerBuild
  const client = path.join(folder, 'client')
  const lately = sirv(client, { brotli: true, gzip: true, dev: true })
  return {
    mode: 'production',
    assets: [
      // Compressed at build time (server/commands/compress.mjs); the folder is read once.
      sirv(client, { brotli: true, gzip: true, immutable: true, maxAge: aYear }),
      // What a newer version has put beside them, which runs already (P5).
      (req, res, next) => (req.path.startsWith('/assets/') ? lately(req, res, next) : next()),
    ],
    build,
    ownsUpgrade: () => false,
    close: async () => {},
  }
}

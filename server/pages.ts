import type http from 'node:http'
import path from 'node:path'
import type { Duplex } from 'node:stream'
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
  close(): Promise<void>
}

export type CreatePages = (server: http.Server) => Promise<Pages>

/** Seconds. */
const aYear = 365 * 24 * 3600

/** The pages that the build wrote. Their assets carry a hash in the name, so that browsers may keep them. */
export async function builtPages(server: http.Server): Promise<Pages> {
  const folder = path.join(projectRoot(), 'build', 'app')
  const build = (await import(/* @vite-ignore */ pathToFileURL(path.join(folder, 'server', 'index.js')).href)) as ServerBuild
  server.on('upgrade', refuseOtherSockets)
  return {
    mode: 'production',
    // Compressed at build time (server/commands/compress.mjs); the folder is read once.
    assets: [sirv(path.join(folder, 'client'), { brotli: true, gzip: true, immutable: true, maxAge: aYear })],
    build,
    close: async () => {},
  }
}

/** Only ledgers have sockets here; in development Vite has one too, so this is for built pages. */
function refuseOtherSockets(req: http.IncomingMessage, socket: Duplex): void {
  if (/^\/ws\/[^/?]+(\?|$)/.test(req.url ?? '')) return
  socket.on('error', () => socket.destroy())
  socket.once('finish', () => socket.destroy())
  socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
}

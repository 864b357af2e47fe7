import type http from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import { createServer } from 'vite'
import { readEnv } from '../env'
import { startServer } from '../index'
import type { Pages } from '../pages'
import { projectRoot } from '../project-root'
import { greeting } from './greeting'
import { runUntilStopped } from './run'

/** Pages from Vite, whose hot-reload socket shares the server's port. */
async function vitePages(server: http.Server): Promise<Pages> {
  const vite = await createServer({
    root: projectRoot(),
    configFile: 'remix.config.js',
    server: { middlewareMode: true, hmr: { server } },
  })
  return {
    mode: 'development',
    assets: [vite.middlewares],
    build: () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>,
    ownsUpgrade: isVites,
    close: () => vite.close(),
  }
}

/** What Vite itself goes by: it answers these, and leaves all others lying. */
function isVites(req: http.IncomingMessage): boolean {
  const isAtRoot = /^\/(\?|$)/.test(req.url ?? '')
  return isAtRoot && ['vite-hmr', 'vite-ping'].includes(req.headers['sec-websocket-protocol'] ?? '')
}

await runUntilStopped(async () => {
  const env = readEnv(process.env)
  const server = await startServer(env, { createPages: vitePages })
  console.log(await greeting(server, env))
  return server
})

import { matchRoutes } from '@remix-run/react'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import type { Pages } from './pages'

/**
 * Refuses methods that the asked route does not have: 405, in words and with `Allow`. A route with an action takes POST;
 * one that takes others names them all: `export const handle = { methods: ['POST', 'DELETE'] }`. Remix would hand every
 * method to the action, and name the route's file to who asked in vain.
 */
export function refuseOtherMethods(build: Pages['build']): RequestHandler {
  return (req, res, next) => {
    if (req.method === 'GET' || req.method === 'HEAD') return next()
    const decide = async () => {
      const allowed = methodsAt(typeof build === 'function' ? await build() : build, req.path)
      if (allowed.includes(req.method)) return void next()
      res
        .status(405)
        .set('Allow', ['GET', 'HEAD', ...allowed].join(', '))
        .type('text/plain')
        .send('这个地址不支持这种操作。\nThat cannot be done at this address.\n')
    }
    decide().catch(next)
  }
}

function methodsAt({ routes }: ServerBuild, path: string): string[] {
  const pages = Object.values(routes).filter(({ parentId }) => parentId === 'root')
  const tree = pages.map(({ id, path = '' }) => ({ id, path }))
  // The page's own requests ask for `/people.data`, and for `/_root.data` instead of `/`.
  const asked = path.replace(/^\/_root\.data$/, '/').replace(/\.data$/, '')
  const module = routes[matchRoutes(tree, asked)?.at(-1)?.route.id ?? '']?.module
  if (!module?.action) return []
  const { handle } = module
  return hasMethods(handle) ? handle.methods : ['POST']
}

function hasMethods(handle: unknown): handle is { methods: string[] } {
  return typeof handle === 'object' && handle !== null && 'methods' in handle && Array.isArray(handle.methods)
}

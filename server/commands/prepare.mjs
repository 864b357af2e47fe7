import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { checkNodeVersion } from './node-version.mjs'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Everything that a fresh clone lacks before it can run: checks Node, installs, builds. Returns the build folder. */
export async function prepare(say, { dev = false } = {}) {
  checkNodeVersion()
  await installIfNeeded({ root, say, dev })
  await buildIfNeeded({ root, say })
  return path.join(root, 'build')
}

import { existsSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { driverName } from '../../db/sqlite/driver-name.mjs'
import { serverBundle } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { checkNodeVersion } from './node-version.mjs'
import { root } from './prepare.mjs'

/**
 * Runs a command that may be used beside a running server: it is bundled by itself in a tenth of a second, and neither
 * pages nor packages that the server stands on are touched, also when newer sources wait for its next start.
 */
export async function runBundled(name) {
  checkNodeVersion()
  if (!existsSync(path.join(root, 'node_modules', driverName()))) await installIfNeeded({ root, say: console.error })
  const { build } = await import('esbuild')
  await build({ ...serverBundle(root, { [name]: `server/commands/${name}.ts` }), outdir: 'build/commands' })
  await import(pathToFileURL(path.join(root, 'build', 'commands', `${name}.mjs`)).href)
}

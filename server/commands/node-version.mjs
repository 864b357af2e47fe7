import { CommandError } from './step.mjs'

/** Throws when this Node is too old to run Luoshi; package.json says the same under "engines". */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major > 20 || (major === 20 && minor >= 19)) return
  throw new CommandError(`Luoshi needs Node 20.19 or newer; this is ${version}. Install a newer Node and try again.`)
}

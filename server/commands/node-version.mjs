import { CommandError } from './step.mjs'

/** Throws when Luoshi does not run on this Node; package.json says the same under "engines". */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number)
  if (major >= 22 || (major === 20 && minor >= 19)) return
  throw new CommandError(
    `Luoshi needs Node 22 or newer, or 20.19 or a later 20; this is ${version}. Install a newer Node and try again.`,
  )
}

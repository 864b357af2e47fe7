import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

/** As long (ms) somebody may leave a page of before an upgrade open, and it still finds the scripts that it has not loaded yet. */
const keptFor = 30 * 86_400_000

/**
 * Puts freshly built pages in the place of those of before, whose assets stay beside them for a while: processes of the old
 * version serve from there until they are restarted (P5), and their open pages load scripts from whichever process answers.
 * Assets carry a hash in their names, so that none is another's.
 *
 * @param {string} fresh
 * @param {string} place
 * @param {number} [now]
 */
export function placePages(fresh, place, now = Date.now()) {
  const assets = path.join(place, 'client', 'assets')
  const freshAssets = path.join(fresh, 'client', 'assets')
  mkdirSync(freshAssets, { recursive: true })
  for (const name of existsSync(assets) ? readdirSync(assets) : []) {
    const [from, to] = [path.join(assets, name), path.join(freshAssets, name)]
    if (existsSync(to) || now - statSync(from).mtimeMs > keptFor) continue
    cpSync(from, to, { preserveTimestamps: true })
  }
  const before = `${place}-before`
  rmSync(before, { recursive: true, force: true })
  if (existsSync(place)) renameSync(place, before)
  renameSync(fresh, place)
  rmSync(before, { recursive: true, force: true })
}
